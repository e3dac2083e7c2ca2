package dev.boxoffice.orders.ticket;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.notNullValue;

import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.Stack;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Without a broker or a database nothing hangs, and what an operator asked for says so. */
@OrderServiceTest
class ReplicaOutageTest {

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    /** Between two looks, and a little for a busy machine. */
    private static final float HEALTHY_SECONDS = 7;

    @Test
    void saysThatTheBrokerIsAwayAndDoesItsWorkAfterwards() {
        OfferedTicket.onSale(1).announced();
        Stack.stopKafka();
        try {
            ReplicaAdmin.rebuild().then().statusCode(202);
            ReplicaAdmin.redrive()
                    .then()
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .contentType("application/problem+json")
                    .body("type", endsWith("/kafka-unavailable"));
            ReplicaAdmin.ends("FAILED");
            ReplicaAdmin.status()
                    .then()
                    .body("failure", containsString("cannot be read"))
                    .body("finishedAt", notNullValue());
        } finally {
            Stack.startKafka();
        }

        ReplicaAdmin.rebuilt();
        ReplicaAdmin.redrive().then().statusCode(200);
    }

    @Test
    void saysThatTheDatabaseIsAwayAndDoesItsWorkAfterwards() {
        OfferedTicket.onSale(1).announced();
        Stack.killPostgres();
        try {
            ReplicaAdmin.rebuild().then().statusCode(202);
            ReplicaAdmin.redrive().then().statusCode(503).body("type", endsWith("/unavailable"));
            ReplicaAdmin.ends("FAILED");
            ReplicaAdmin.status().then().body("failure", containsString("database"));
        } finally {
            Stack.startPostgres();
        }

        await().atMost(RECOVERY).until(() -> ReplicaAdmin.redrive().statusCode() == 200);
        ReplicaAdmin.rebuilt();
    }

    @Test
    void staleIsWhatNobodyCouldCompare() {
        await().atMost(RECOVERY).until(() -> ReplicaAdmin.stalenessSeconds() < HEALTHY_SECONDS);
        Stack.stopKafka();
        try {
            await().atMost(RECOVERY).until(() -> ReplicaAdmin.stalenessSeconds() > HEALTHY_SECONDS + 1);
        } finally {
            Stack.startKafka();
        }

        await().atMost(RECOVERY).until(() -> ReplicaAdmin.stalenessSeconds() < HEALTHY_SECONDS);
        OfferedTicket.onSale(1).announced();
        await().during(Duration.ofSeconds(8))
                .atMost(RECOVERY)
                .until(() -> ReplicaAdmin.stalenessSeconds() < HEALTHY_SECONDS);
    }
}
