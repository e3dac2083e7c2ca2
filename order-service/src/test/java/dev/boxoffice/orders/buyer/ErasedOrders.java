package dev.boxoffice.orders.buyer;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.UUID;

/** Requests and rows of exports and erasures. */
final class ErasedOrders {

    static final String PATH = "/api/admin/erasures";

    private static final String EMAIL = "ada@example.org";

    private ErasedOrders() {}

    /** Places an order with everything that a client can give with it. */
    static UUID holdsWithDetails(Buyer buyer, OfferedTicket ticket, int quantity) {
        return UUID.fromString(buyer.request()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"items": [%s], "contact": {"email": "%s", "name": "Ada"}, "clientReference": "ref-1"}
                        """.formatted(Buyer.line(ticket, quantity), EMAIL))
                .post("/api/orders")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    static Response erase(Buyer buyer) {
        return eraseWithKey(UUID.randomUUID().toString(), buyer);
    }

    static Response eraseWithKey(String key, Buyer buyer) {
        return Buyer.operator()
                .request()
                .header("Idempotency-Key", key)
                .body("{\"buyer\": \"%s\"}".formatted(buyer.name()))
                .post(PATH);
    }

    static Response read(UUID erasure) {
        return Buyer.operator().request().get(PATH + "/{id}", erasure);
    }

    /** Erases the buyer and waits until all orders are erased; returns the pseudonym. */
    static String erased(Buyer buyer) {
        UUID erasure =
                UUID.fromString(erase(buyer).then().statusCode(201).extract().path("id"));
        awaitDone(erasure);
        return "erased:" + erasure;
    }

    static void awaitDone(UUID erasure) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> read(erasure).then().statusCode(200).body("status", equalTo("DONE")));
    }

    static long ordersOf(String user) {
        return Database.count("select count(*) from orders where user_id = ?", user);
    }

    /** Rows of any table that name the user. */
    static long rowsNaming(String user) {
        return Database.count("""
                select (select count(*) from orders where user_id = ?)
                    + (select count(*) from order_transition where actor = ?)
                    + (select count(*) from cart where user_id = ?)
                    + (select count(*) from cart_item where user_id = ?)
                    + (select count(*) from idempotency_record where user_id = ?)
                    + (select count(*) from refused_request where user_id = ?)
                    + (select count(*) from erasure where buyer = ?)
                    + (select count(*) from refund where requested_by = ?)
                """, user, user, user, user, user, user, user, user);
    }

    /** Orders that have lost their buyer but not everything that names them, or are open. */
    static long halfErased() {
        return Database.count("""
                select count(*) from orders where user_id like 'erased:%'
                    and (client_reference is not null or contact_email is not null or contact_name is not null
                        or status in ('CREATED', 'AWAITING_PAYMENT'))
                """);
    }
}
