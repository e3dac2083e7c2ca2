package dev.boxoffice.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.testing.Tokens;
import dev.boxoffice.testing.slow.HalfSentRequests;
import dev.boxoffice.testing.slow.Latency;
import dev.boxoffice.testing.slow.Operation;
import dev.boxoffice.testing.slow.ServerErrors;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Slow clients and a slow database must not delay other requests or health checks. */
@TicketServiceTest
class SlowClientsTest {

    private static final int CLIENTS = 260;
    private static final Duration REQUEST = Duration.ofMillis(200);
    private static final Duration HEALTH = Duration.ofMillis(100);

    @TestHTTPResource("/api/tickets")
    URI list;

    /** Read on a worker thread; pages of the list come from memory. */
    @TestHTTPResource("/api/admin/outbox")
    URI outbox;

    @TestHTTPResource(value = "/health/live", management = true)
    URI liveness;

    @TestHTTPResource(value = "/health/ready", management = true)
    URI readiness;

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @Inject
    Vertx vertx;

    @Inject
    AgroalDataSource dataSource;

    private final String token = Tokens.admin("slow");

    static List<Operation> writes() {
        return Operation.writesOf("ticket-service");
    }

    @BeforeEach
    void warmUp() throws Exception {
        for (URI uri : List.of(list, outbox, liveness, readiness, metrics)) {
            Latency.p99(uri, token, 30, Duration.ofMillis(20));
        }
    }

    @ParameterizedTest
    @MethodSource("writes")
    void servesOthersDespiteHalfSentBodies(Operation operation) throws Exception {
        try (var clients = HalfSentRequests.open(list.getPort(), CLIENTS, operation, token)) {
            assertThat(Latency.p99(list, token, 100, REQUEST)).isLessThan(REQUEST);
            assertThat(Latency.p99(outbox, token, 100, REQUEST)).isLessThan(REQUEST);
            assertHealthResponds();
            assertThat(clients.open()).isEqualTo(CLIENTS);
        }
    }

    @Test
    void reportsHealthWhileAllWorkersWaitForTheDatabase() throws Exception {
        List<Future<Void>> slow = Stream.generate(() -> vertx.executeBlocking(this::callSlowDatabase, false))
                .limit(250)
                .toList();
        try {
            assertThat(Latency.once(outbox, token)).as("a request waits").isGreaterThan(REQUEST);
            assertHealthResponds();
            assertThat(slow).as("slow calls").anyMatch(call -> !call.isComplete());
        } finally {
            Future.join(slow)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .exceptionally(failure -> null)
                    .get(30, TimeUnit.SECONDS);
        }
    }

    @ParameterizedTest
    @MethodSource("writes")
    void reportsNoServerErrorForClientsThatHangUp(Operation operation) throws Exception {
        double before = ServerErrors.count(metrics);

        HalfSentRequests.open(list.getPort(), 20, operation, token).close();
        HalfSentRequests.open(list.getPort(), 20, operation, token).reset();
        Latency.p99(list, token, 20, REQUEST);

        assertThat(ServerErrors.count(metrics)).isEqualTo(before);
    }

    private void assertHealthResponds() throws IOException, InterruptedException {
        for (URI uri : List.of(liveness, readiness, metrics)) {
            assertThat(Latency.p99(uri, token, 20, HEALTH)).as(uri.getPath()).isLessThan(HEALTH);
        }
    }

    private Void callSlowDatabase() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_sleep(4)");
        }
        return null;
    }
}
