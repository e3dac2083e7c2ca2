package dev.boxoffice.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.testing.Tokens;
import dev.boxoffice.testing.slow.Latency;
import dev.boxoffice.testing.slow.Operation;
import dev.boxoffice.testing.slow.SlowClients;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
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
    private SlowClients clients;

    static List<Operation> writes() {
        return Operation.writesOf("ticket-service");
    }

    @BeforeEach
    void create() {
        clients = new SlowClients(token, List.of(list, outbox), List.of(liveness, readiness, metrics));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void servesOthersDespiteHalfSentBodies(Operation operation) throws Exception {
        clients.assertServesOthersDespiteHalfSentBodies(operation);
    }

    @Test
    void reportsHealthWhileAllWorkersWaitForTheDatabase() throws Exception {
        SlowClients.repeat(this::assertHealthRespondsWhileAllWorkersWait);
    }

    private void assertHealthRespondsWhileAllWorkersWait() throws Exception {
        List<Future<Void>> slow = Stream.generate(() -> vertx.executeBlocking(this::callSlowDatabase, false))
                .limit(250)
                .toList();
        try {
            assertThat(Latency.once(outbox, token)).as("a request waits").isGreaterThan(SlowClients.REQUEST);
            clients.assertHealthResponds();
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
        clients.assertHangUpsCauseNoServerError(operation, metrics);
    }

    private Void callSlowDatabase() throws Exception {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("select pg_sleep(4)");
        }
        return null;
    }
}
