package dev.boxoffice.testing.slow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Checks that a server responds in time while other clients are slow.
 *
 * @param token sent with every request
 * @param requests requests of other clients
 * @param health health checks and metrics
 */
public record SlowClients(String token, List<URI> requests, List<URI> health) {

    /** The bound of a request. */
    public static final Duration REQUEST = Duration.ofMillis(200);

    private static final Duration HEALTH = Duration.ofMillis(100);
    private static final int CLIENTS = 260;

    /** How long a check is repeated. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    /** A check with a time bound. */
    @FunctionalInterface
    public interface Check {
        void run() throws Exception;
    }

    /** Repeats a check until it passes, because the machine may be busy with something else. */
    public static void repeat(Check check) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                check.run();
                return;
            } catch (AssertionError e) {
                if (Instant.now().isAfter(end)) {
                    throw e;
                }
            }
        }
    }

    /** Each repetition opens new connections, because the server closes half-sent requests after some time. */
    public void assertServesOthersDespiteHalfSentBodies(Operation operation) throws Exception {
        repeat(() -> {
            try (var clients = HalfSentRequests.open(port(), CLIENTS, operation, token)) {
                for (URI uri : requests) {
                    assertThat(Latency.p99(uri, token, 100, REQUEST))
                            .as(uri.getPath())
                            .isLessThan(REQUEST);
                }
                assertHealthResponds();
                assertThat(clients.open()).isEqualTo(CLIENTS);
            }
        });
    }

    public void assertHealthResponds() throws IOException, InterruptedException {
        for (URI uri : health) {
            assertThat(Latency.p99(uri, token, 20, HEALTH)).as(uri.getPath()).isLessThan(HEALTH);
        }
    }

    public void assertHangUpsCauseNoServerError(Operation operation, URI metrics)
            throws IOException, InterruptedException {
        double before = ServerErrors.count(metrics);

        HalfSentRequests.open(port(), 20, operation, token).close();
        HalfSentRequests.open(port(), 20, operation, token).reset();
        Latency.p99(requests.getFirst(), token, 20, REQUEST);

        assertThat(ServerErrors.count(metrics)).isEqualTo(before);
    }

    private int port() {
        return requests.getFirst().getPort();
    }
}
