package dev.boxoffice.orders.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderRows;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.TicketLock;
import dev.boxoffice.testing.Concurrently;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tickets sell only within their window and while their show is published, judged when stock is held. */
@OrderServiceTest
class SaleWindowTest {

    private static final int BUYERS = 8;

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    private final Buyer buyer = Buyer.anyone();

    @Test
    void sellsNothingBeforeTheWindow() {
        Instant from = now.plusSeconds(3_600);
        OfferedTicket ticket =
                OfferedTicket.onSale(10).onSaleBetween(from, null).published();

        buyer.orders(ticket, 1)
                .then()
                .statusCode(409)
                .body("type", endsWith("/not-on-sale"))
                .body("onSaleFrom", equalTo(from.toString()))
                .body("onSaleUntil", nullValue());
        buyer.putsInCart(ticket, 1).then().statusCode(409).body("onSaleFrom", notNullValue());
    }

    @Test
    void sellsWithinTheWindow() {
        OfferedTicket ticket = OfferedTicket.onSale(10)
                .onSaleBetween(now.minusSeconds(60), now.plusSeconds(3_600))
                .published();

        buyer.buys(ticket, 1);
    }

    @Test
    void acceptsMoneyAfterTheWindow() {
        OfferedTicket ticket = OfferedTicket.onSale(10).published();
        UUID order = buyer.holds(ticket, 1);
        UUID late = buyer.holds(ticket, 1);
        buyer.pays(late, "sim_late").then().statusCode(200);
        ticket.next().onSaleBetween(null, now.minusSeconds(1)).published();

        buyer.pays(order, "sim_success").then().statusCode(200);
        buyer.awaitStatus(order, "COMPLETE");
        OrderRows.expireNow(late);
        buyer.awaitStatus(late, "COMPLETE");
    }

    @Test
    void stopsAtTheEndOfTheWindowUnderLoad() {
        Instant until = Instant.now().plusMillis(1_500).truncatedTo(ChronoUnit.MILLIS);
        OfferedTicket ticket =
                OfferedTicket.onSale(100_000).onSaleBetween(null, until).published();

        load(ticket, until.plusMillis(500));

        assertThat(ordersSince(ticket, Instant.EPOCH)).isPositive();
        assertThat(ordersSince(ticket, until)).isZero();
        assertThat(ticket.held()).isEqualTo((int) ticket.heldByOrders());
    }

    /** The twin: without a window, the same load places orders after that time. */
    @Test
    void wouldSellAfterThatTimeWithoutTheWindow() {
        Instant until = Instant.now().plusMillis(1_500).truncatedTo(ChronoUnit.MILLIS);
        OfferedTicket ticket = OfferedTicket.onSale(100_000).published();

        load(ticket, until.plusMillis(500));

        assertThat(ordersSince(ticket, until)).isPositive();
    }

    /** The window counts when the stock is held, not when the request arrives. */
    @Test
    void refusesRequestsThatWaitBeyondTheWindow() throws Exception {
        Instant until = Instant.now().plusMillis(1_500).truncatedTo(ChronoUnit.MILLIS);
        OfferedTicket ticket =
                OfferedTicket.onSale(10).onSaleBetween(null, until).published();
        try (var lock = TicketLock.exclusive(ticket);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> waiting =
                    threads.submit(() -> buyer.orders(ticket, 1).statusCode());
            lock.awaitBlocked(1);
            await().until(() -> Instant.now().isAfter(until));
            lock.release();

            assertThat(waiting.get()).isEqualTo(409);
        }
    }

    @Test
    void stopsWhenTheShowIsCalledOffUnderLoad() {
        OfferedTicket ticket = OfferedTicket.onSale(100_000).ofShow("PUBLISHED").published();
        var stopped = new AtomicBoolean();
        List<Callable<Boolean>> tasks = new ArrayList<>(buyers(ticket, stopped));
        tasks.add(() -> {
            await().until(() -> ticket.held() > 20);
            ticket.next().ofShow("CALLED_OFF").published();
            long held = ticket.heldByOrders();
            buyer.orders(ticket, 1).then().statusCode(409).body("type", endsWith("/not-on-sale"));
            stopped.set(true);
            return ticket.heldByOrders() <= held; // open orders are being cancelled
        });

        assertThat(Concurrently.run(tasks)).containsOnly(true);
        await().untilAsserted(() -> assertThat(ticket.heldByOrders()).isZero());
        assertThat(ticket.held()).isZero();
    }

    /** The twin: without row locks, orders and the event of the show overwrite each other's changes. */
    @Test
    void wouldLoseCountsWithoutTheLock() {
        UnlockedRows.install();
        OfferedTicket ticket = OfferedTicket.onSale(100_000).ofShow("PUBLISHED").published();

        load(ticket, Instant.now().plusMillis(1_500));
        ticket.next().ofShow("CALLED_OFF").published();

        assertThat(ticket.held()).isNotEqualTo((int) ticket.heldByOrders());
        Database.update(
                "delete from call_off where show_id = ?", ticket.showId()); // its counters do not allow a release
    }

    private static void load(OfferedTicket ticket, Instant end) {
        var stopped = new AtomicBoolean();
        List<Callable<Boolean>> tasks = new ArrayList<>(buyers(ticket, stopped));
        tasks.add(() -> {
            await().until(() -> Instant.now().isAfter(end));
            stopped.set(true);
            return true;
        });
        Concurrently.run(tasks);
    }

    private static List<Callable<Boolean>> buyers(OfferedTicket ticket, AtomicBoolean stopped) {
        return IntStream.range(0, BUYERS)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    while (!stopped.get()) {
                        Buyer.anyone().orders(ticket, 1);
                    }
                    return true;
                })
                .toList();
    }

    private static long ordersSince(OfferedTicket ticket, Instant time) {
        return Database.count("""
                select count(*) from orders join order_item on order_id = orders.id
                where ticket_id = ? and created_at >= ?::timestamptz
                """, ticket.id(), time.toString());
    }
}
