package dev.boxoffice.orders.calloff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.UUID;

/**
 * A show with a ticket, a free ticket, and orders of every kind, some of which have a ticket of another show.
 *
 * @param other a ticket of another show
 */
record CalledOffShow(UUID id, OfferedTicket ticket, OfferedTicket free, OfferedTicket other, Orders orders) {

    private static final long PRICE = 2_500;

    /** What call-offs return of the orders of {@link #withOrders}. */
    static final long RETURNED = 2 * PRICE + PRICE + 2 * PRICE + (2 * PRICE - 1_000) + (2 * PRICE - 4_000);

    record Orders(
            UUID paid,
            UUID open,
            UUID awaitingPayment,
            UUID free,
            UUID mixed,
            UUID partlyRefunded,
            UUID amountRefunded,
            UUID mixedAmountRefunded) {}

    static CalledOffShow published() {
        UUID id = UUID.randomUUID();
        OfferedTicket ticket = OfferedTicket.onSale(100).ofShow(id, "PUBLISHED").published();
        OfferedTicket free = OfferedTicket.onSale(100)
                .price(0, "EUR")
                .ofShow(id, "PUBLISHED")
                .published();
        OfferedTicket other = OfferedTicket.onSale(100).published();
        return new CalledOffShow(id, ticket, free, other, null);
    }

    static CalledOffShow withOrders(Buyer buyer) {
        CalledOffShow show = published();
        UUID free = buyer.holds(show.free, 1);
        buyer.pays(free, "sim_success").then().body("status", equalTo("COMPLETE"));
        UUID awaiting = buyer.holds(show.ticket, 1);
        buyer.pays(awaiting, "sim_late").then().statusCode(200);
        var orders = new Orders(
                buyer.buys(show.ticket, 2),
                buyer.holds(show.ticket, 1),
                awaiting,
                free,
                show.buysBoth(buyer),
                buyer.buys(show.ticket, 3),
                buyer.buys(show.ticket, 2),
                show.buysBoth(buyer));
        Buyer.operator()
                .refundsUnits(orders.partlyRefunded, show.ticket, 1)
                .then()
                .statusCode(201);
        refundsAmount(orders.amountRefunded, 1_000);
        refundsAmount(orders.mixedAmountRefunded, 4_000);
        buyer.awaitRefunded(orders.partlyRefunded, PRICE);
        buyer.awaitRefunded(orders.amountRefunded, 1_000);
        buyer.awaitRefunded(orders.mixedAmountRefunded, 4_000);
        return new CalledOffShow(show.id, show.ticket, show.free, show.other, orders);
    }

    private static void refundsAmount(UUID order, long amount) {
        Buyer.operator()
                .request()
                .body("{\"amount\": {\"amount\": %d, \"currency\": \"EUR\"}}".formatted(amount))
                .post("/api/orders/{id}/refunds", order)
                .then()
                .statusCode(201);
    }

    /** Buys a unit of this show and one of the other. */
    private UUID buysBoth(Buyer buyer) {
        UUID order = UUID.fromString(buyer.ordersLines(Buyer.line(ticket, 1), Buyer.line(other, 1))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        buyer.pays(order, "sim_success").then().statusCode(200);
        buyer.awaitStatus(order, "COMPLETE");
        return order;
    }

    void callOff() {
        ticket.next().ofShow(id, "CALLED_OFF").published();
        free.next().ofShow(id, "CALLED_OFF").published();
    }

    Response progress() {
        return Buyer.operator().request().get("/api/call-offs/{id}", id);
    }

    boolean isDone() {
        return Database.count("select count(*) from call_off where show_id = ? and finished_at is not null", id) == 1;
    }

    void awaitDone() {
        await().atMost(Duration.ofSeconds(40)).until(this::isDone);
    }

    void assertAllReturnedOnce(Buyer buyer) {
        assertOrder(buyer, orders.paid, "REFUNDED", 2 * PRICE);
        assertOrder(buyer, orders.open, "CANCELLED", 0);
        assertOrder(buyer, orders.awaitingPayment, "CANCELLED", 0);
        assertOrder(buyer, orders.free, "REFUNDED", 0);
        assertOrder(buyer, orders.mixed, "COMPLETE", PRICE);
        assertOrder(buyer, orders.partlyRefunded, "REFUNDED", 3 * PRICE);
        assertOrder(buyer, orders.amountRefunded, "REFUNDED", 2 * PRICE);
        assertOrder(buyer, orders.mixedAmountRefunded, "COMPLETE", 2 * PRICE);
        buyer.awaitPayment(orders.awaitingPayment, "REFUNDED");
        assertThat(returned()).isEqualTo(RETURNED);
        assertThat(ticket.held()).isZero();
        assertThat(ticket.sold()).isZero();
        assertThat(free.sold()).isZero();
        assertThat(other.sold()).isEqualTo(2);
    }

    private static void assertOrder(Buyer buyer, UUID order, String status, long refunded) {
        buyer.reads(order).then().body("status", equalTo(status)).body("refunded.amount", equalTo((int) refunded));
    }

    /** What the provider has returned for the call-off. */
    private long returned() {
        return Database.count("""
                select coalesce(sum(s.amount), 0) from simulated_refund s join refund r on r.id = s.id
                where r.called_off_show = ?
                """, id);
    }
}
