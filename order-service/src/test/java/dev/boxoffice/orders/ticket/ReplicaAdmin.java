package dev.boxoffice.orders.ticket;

import static org.awaitility.Awaitility.await;

import dev.boxoffice.orders.Buyer;
import io.restassured.response.Response;
import java.time.Duration;

/** Requests that operators send about the replica. */
final class ReplicaAdmin {

    private static final Duration LIMIT = Duration.ofSeconds(40);

    private ReplicaAdmin() {}

    static Response status() {
        return Buyer.operator().request().get("/api/admin/replica");
    }

    static float stalenessSeconds() {
        return status().then()
                .statusCode(200)
                .extract()
                .<Number>path("stalenessSeconds")
                .floatValue();
    }

    static Response rebuild() {
        return Buyer.operator().request().post("/api/admin/replica/rebuild");
    }

    static void rebuildAndAwait() {
        rebuild().then().statusCode(202);
        awaitState("DONE");
    }

    static void awaitState(String state) {
        await().atMost(LIMIT).until(() -> status().path("state"), state::equals);
    }

    static Response redrive() {
        return Buyer.operator().request().post("/api/admin/dead-letters/redrive");
    }
}
