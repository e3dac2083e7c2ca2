package dev.boxoffice.orders.ticket;

import static org.awaitility.Awaitility.await;

import dev.boxoffice.orders.Buyer;
import io.restassured.response.Response;
import java.time.Duration;

/** What an operator asks of the replica. */
final class ReplicaAdmin {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    private ReplicaAdmin() {}

    static Response status() {
        return Buyer.operator().asks().get("/api/admin/replica");
    }

    static float stalenessSeconds() {
        return status().then()
                .statusCode(200)
                .extract()
                .<Number>path("stalenessSeconds")
                .floatValue();
    }

    static Response rebuild() {
        return Buyer.operator().asks().post("/api/admin/replica/rebuild");
    }

    /** Rebuilds, and returns once that is done. */
    static void rebuilt() {
        rebuild().then().statusCode(202);
        ends("DONE");
    }

    static void ends(String state) {
        await().atMost(LIMIT).until(() -> status().path("state"), state::equals);
    }

    static Response redrive() {
        return Buyer.operator().asks().post("/api/admin/dead-letters/redrive");
    }
}
