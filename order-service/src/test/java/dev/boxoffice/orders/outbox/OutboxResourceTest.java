package dev.boxoffice.orders.outbox;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OrderServiceTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@OrderServiceTest
class OutboxResourceTest {

    @Test
    void showsWaitingEvents() {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> Buyer.operator()
                        .request()
                        .get("/api/admin/outbox")
                        .then()
                        .statusCode(200)
                        .body("waiting", equalTo(0))
                        .body("oldestAgeSeconds", greaterThanOrEqualTo(0f)));
    }

    @Test
    void isForOperatorsOnly() {
        Buyer.anyone().request().get("/api/admin/outbox").then().statusCode(403);
    }
}
