package dev.boxoffice.orders.ticket;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.notNullValue;

import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.Stack;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** While Kafka or the database is unavailable, operators' requests fail with a clear reason and nothing hangs. */
@Tag("slow")
@OrderServiceTest
class ReplicaOutageTest {

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    /** The interval between two checks, plus a margin for a busy machine. */
    private static final float HEALTHY_SECONDS = 7;

    @Test
    void reportsUnavailableKafkaAndRecovers() {
        OfferedTicket.onSale(1).published();
        Stack.stopKafka();
        try {
            ReplicaAdmin.rebuild().then().statusCode(202);
            ReplicaAdmin.redrive()
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .contentType("application/problem+json")
                    .body("type", endsWith("/kafka-unavailable"));
            ReplicaAdmin.awaitState("FAILED");
            ReplicaAdmin.status()
                    .then()
                    .body("failure", containsString("cannot be read"))
                    .body("finishedAt", notNullValue());
        } finally {
            Stack.startKafka();
        }

        ReplicaAdmin.rebuildAndAwait();
        ReplicaAdmin.redrive().then().statusCode(200);
    }

    @Test
    void reportsUnavailableDatabaseAndRecovers() {
        OfferedTicket.onSale(1).published();
        Stack.killPostgres();
        try {
            ReplicaAdmin.rebuild().then().statusCode(202);
            ReplicaAdmin.redrive().then().statusCode(503).body("type", endsWith("/unavailable"));
            ReplicaAdmin.awaitState("FAILED");
            ReplicaAdmin.status().then().body("failure", containsString("database"));
        } finally {
            Stack.startPostgres();
        }

        await().atMost(RECOVERY).until(() -> ReplicaAdmin.redrive().statusCode() == 200);
        ReplicaAdmin.rebuildAndAwait();
    }

    @Test
    void reportsAStaleReplicaWhileKafkaIsUnavailable() {
        await().atMost(RECOVERY).until(() -> ReplicaAdmin.stalenessSeconds() < HEALTHY_SECONDS);
        Stack.stopKafka();
        try {
            await().atMost(RECOVERY).until(() -> ReplicaAdmin.stalenessSeconds() > HEALTHY_SECONDS + 1);
        } finally {
            Stack.startKafka();
        }

        await().atMost(RECOVERY).until(() -> ReplicaAdmin.stalenessSeconds() < HEALTHY_SECONDS);
        OfferedTicket.onSale(1).published();
        await().during(Duration.ofSeconds(8))
                .atMost(RECOVERY)
                .until(() -> ReplicaAdmin.stalenessSeconds() < HEALTHY_SECONDS);
    }
}
