package dev.boxoffice.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.TicketLock;
import io.restassured.response.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Buyers refund their own orders until a deadline of the show. */
@OrderServiceTest
class BuyerRefundTest {

    private final Instant deadline = Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.MILLIS);
    private final OfferedTicket ticket =
            OfferedTicket.onSale(5).refundableUntil(deadline).published();
    private final Buyer buyer = Buyer.anyone();

    private static Response refunds(Buyer by, UUID order, String body) {
        return by.request().body(body).post("/api/orders/{id}/refunds", order);
    }

    private String units(int quantity) {
        return "{\"lines\": [%s]}".formatted(Buyer.line(ticket, quantity));
    }

    @Test
    void refundsUnitsAndThenTheRest() {
        UUID order = buyer.buys(ticket, 3);
        buyer.reads(order)
                .then()
                .body("refundableUntil", equalTo(deadline.toString()))
                .body("items[0].ticket.refundsUntil", equalTo(deadline.toString()));

        refunds(buyer, order, units(1))
                .then()
                .statusCode(201)
                .body("status", equalTo("PENDING"))
                .body("amount.amount", equalTo((int) ticket.price()))
                .body("$", not(hasKey("reason")))
                .body("$", not(hasKey("requestedBy")));
        buyer.awaitRefunded(order, ticket.price());
        assertThat(ticket.sold()).isEqualTo(2);

        refunds(buyer, order, "{}").then().statusCode(201);
        buyer.awaitStatus(order, "REFUNDED");
        assertThat(ticket.sold()).isZero();
        buyer.reads(order)
                .then()
                .body("$", not(hasKey("refundableUntil")))
                .body("history[3].actor", equalTo(buyer.name()));
    }

    @Test
    void refundsOnceForOneKey() {
        UUID order = buyer.buys(ticket, 2);
        String key = UUID.randomUUID().toString();

        for (String replayed : new String[] {null, "true"}) {
            buyer.request()
                    .header("Idempotency-Key", key)
                    .body(units(1))
                    .post("/api/orders/{id}/refunds", order)
                    .then()
                    .statusCode(201)
                    .header("Idempotency-Replayed", equalTo(replayed));
        }

        buyer.awaitRefunded(order, ticket.price());
    }

    @Test
    void refusesBuyersAfterTheDeadline() {
        UUID order = buyer.buys(ticket, 1);
        Instant past = Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.MILLIS);
        ticket.next().refundableUntil(past).published();

        refunds(buyer, order, units(1))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("type", endsWith("/refund-closed"))
                .body("ticketId", equalTo(ticket.id().toString()))
                .body("refundsUntil", equalTo(past.toString()));
        refunds(Buyer.operator(), order, units(1)).then().statusCode(201);
    }

    @Test
    void refusesWhatOnlyStaffMayRefund() {
        UUID order = buyer.buys(ticket, 1);
        refunds(buyer, order, "{\"amount\": {\"amount\": 1, \"currency\": \"EUR\"}}")
                .then()
                .statusCode(403)
                .body("type", endsWith("/only-staff"))
                .body("field", equalTo("amount"));
        refunds(buyer, order, "{\"restock\": false}").then().statusCode(403).body("field", equalTo("restock"));

        ticket.next().refundableUntil(null).published();
        refunds(buyer, order, "{}")
                .then()
                .statusCode(403)
                .body("type", endsWith("/only-staff"))
                .body("ticketId", equalTo(ticket.id().toString()));
        buyer.reads(order).then().body("$", not(hasKey("refundableUntil")));
    }

    @Test
    void refusesUnpaidOrders() {
        UUID order = buyer.holds(ticket, 1);

        refunds(buyer, order, "{}").then().statusCode(409).body("type", endsWith("/illegal-transition"));
        buyer.reads(order).then().body("$", not(hasKey("refundableUntil")));
    }

    @Test
    void refusesStrangersWithoutLocks() {
        UUID order = buyer.buys(ticket, 1);

        try (var lock = TicketLock.exclusive(ticket)) {
            refunds(Buyer.anyone(), order, "{}").then().statusCode(404);
            lock.release();
        }
    }

    @Test
    void serviceClientRefundsForItsBuyer() {
        String shop = "shop-" + UUID.randomUUID();
        Buyer guest = Buyer.of(shop, "guest:1", "orders:write");
        UUID order = guest.buys(ticket, 1);

        refunds(Buyer.of(shop, "guest:2", "orders:write"), order, "{}").then().statusCode(404);
        refunds(Buyer.of(shop, "guest:1", "orders:read"), order, "{}").then().statusCode(403);
        refunds(guest, order, "{}").then().statusCode(201);
        guest.awaitStatus(order, "REFUNDED");
    }
}
