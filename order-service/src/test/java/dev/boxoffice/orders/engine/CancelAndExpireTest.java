package dev.boxoffice.orders.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderRows;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.TicketLock;
import dev.boxoffice.orders.TicketRows;
import dev.boxoffice.orders.expiry.ExpireOrders;
import dev.boxoffice.testing.Concurrently;
import io.quarkus.scheduler.Scheduler;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Promises 2 and 9: a hold ends exactly once, and never early. */
@OrderServiceTest
class CancelAndExpireTest {

    private static final int REQUESTS = 5;
    private static final int WORKERS = 2;

    @Inject
    ExpireOrders expireOrders;

    @Inject
    Scheduler scheduler;

    private final Buyer buyer = Buyer.anyone();

    @Test
    void releasesStockOnCancel() {
        OfferedTicket ticket = OfferedTicket.onSale(3).published();
        UUID order = buyer.holds(ticket, 2);

        buyer.cancels(order)
                .then()
                .statusCode(200)
                .body("status", equalTo("CANCELLED"))
                .body("version", equalTo(2))
                .body("history[1].from", equalTo("CREATED"))
                .body("history[1].reason", equalTo("buyer"))
                .body("history[1].actor", equalTo(buyer.name()));
        assertThat(ticket.held()).isZero();
        Buyer.anyone().orders(ticket, 3).then().statusCode(201);
    }

    @Test
    void refusesASecondCancel() {
        OfferedTicket ticket = OfferedTicket.onSale(3).published();
        UUID order = buyer.holds(ticket, 2);
        buyer.cancels(order);

        buyer.cancels(order)
                .then()
                .statusCode(409)
                .body("type", endsWith("/illegal-transition"))
                .body("from", equalTo("CANCELLED"))
                .body("to", equalTo("CANCELLED"))
                .body("allowed", empty());
        assertThat(ticket.held()).isZero();
    }

    @Test
    void letsOperatorsButNotOtherBuyersCancel() {
        UUID order = buyer.holds(OfferedTicket.onSale(3).published(), 1);

        Buyer.anyone().cancels(order).then().statusCode(404);
        Buyer.operator().cancels(order).then().statusCode(200).body("history[1].reason", equalTo("operator"));
    }

    @Test
    void expiresHoldsByTheClockOfTheDatabase() {
        OfferedTicket ticket = OfferedTicket.onSale(3).published();
        UUID order = buyer.holds(ticket, 2);

        OrderRows.expireNow(order);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> buyer.reads(order)
                        .then()
                        .body("status", equalTo("EXPIRED"))
                        .body("history[1].reason", equalTo("hold-expired")));
        assertThat(ticket.held()).isZero();
        buyer.cancels(order).then().statusCode(409).body("allowed", containsInAnyOrder("COMPLETE"));
    }

    @Test
    void doesNotExpireHoldsEarly() {
        OfferedTicket ticket = OfferedTicket.onSale(3).published();
        UUID order = buyer.holds(ticket, 2);
        OrderRows.setTimeLeft(order, Duration.ofMinutes(1));

        expireOrders.expire();

        buyer.reads(order).then().body("status", equalTo("CREATED"));
    }

    @Test
    void expiresOtherOrdersWhenOneFails() {
        OfferedTicket broken = OfferedTicket.onSale(3).published();
        OfferedTicket sound = OfferedTicket.onSale(3).published();
        UUID stuck = buyer.holds(broken, 2);
        UUID order = buyer.holds(sound, 2);
        TicketRows.setHeld(broken.id(), 0);
        OrderRows.expireNow(stuck);
        OrderRows.expireNow(order);

        await().atMost(Duration.ofSeconds(10)).until(() -> sound.held() == 0);

        buyer.reads(order).then().body("status", equalTo("EXPIRED"));
        buyer.reads(stuck).then().body("status", equalTo("CREATED"));
        TicketRows.setHeld(broken.id(), 2);
        await().atMost(Duration.ofSeconds(10)).until(() -> broken.held() == 0);
    }

    @Test
    void endsEachHoldOnceWhenCancelsRaceSweeps() {
        OfferedTicket ticket = OfferedTicket.onSale(1_000).published();

        List<UUID> orders = raceToEnd(ticket);

        assertThat(ticket.held()).isZero();
        assertThat(ticket.heldByOrders()).isZero();
        for (UUID order : orders) {
            assertThat(OrderRows.version(order)).isEqualTo(2);
            assertThat(OrderRows.transitions(order)).isEqualTo(2);
        }
    }

    /** A cancel waits for the ticket while a sweep finds the same orders. */
    @Test
    void endsEachHoldOnceWhenCancelsAndASweepOverlap() {
        OfferedTicket ticket = OfferedTicket.onSale(1_000).published();
        UUID early = buyer.holds(ticket, 2);
        UUID late = buyer.holds(ticket, 2);
        scheduler.pause();
        try (var lock = TicketLock.exclusive(ticket);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            OrderRows.expireNow(early);
            OrderRows.expireNow(late);
            threads.execute(() -> buyer.cancels(early));
            lock.awaitBlocked(1);
            threads.execute(expireOrders::expire);
            lock.awaitBlocked(2);
            lock.release();
        } finally {
            scheduler.resume();
        }

        assertThat(OrderRows.status(early)).isEqualTo("CANCELLED");
        await().atMost(Duration.ofSeconds(10)).until(() -> "EXPIRED".equals(OrderRows.status(late)));
        assertThat(ticket.held()).isZero();
    }

    @Test
    void cancelsOnceForConcurrentRequests() {
        OfferedTicket ticket = OfferedTicket.onSale(100).published();
        Buyer.anyone().holds(ticket, 10);
        UUID order = buyer.holds(ticket, 2);

        List<Integer> statuses = cancelConcurrently(ticket, order);

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat((long) ticket.held()).isEqualTo(ticket.heldByOrders()).isEqualTo(10);
    }

    /** The twin: without row locks and unique history, the same requests cancel the order more than once. */
    @Test
    void wouldCancelTwiceWithoutTheGuards() {
        OfferedTicket ticket = OfferedTicket.onSale(100).published();
        Buyer.anyone().holds(ticket, 10);
        UUID order = buyer.holds(ticket, 2);
        UnlockedRows.install();

        List<Integer> statuses = withoutUniqueHistory(() -> cancelConcurrently(ticket, order));

        assertThat(statuses).filteredOn(status -> status == 200).hasSizeGreaterThan(1);
    }

    /** All requests are in their transactions at the same time: they wait for the ticket or for one another. */
    private List<Integer> cancelConcurrently(OfferedTicket ticket, UUID order) {
        try (var lock = TicketLock.exclusive(ticket);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> requests = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                requests.add(threads.submit(() -> buyer.cancels(order).statusCode()));
                lock.awaitBlocked(Math.min(i + 1, WORKERS)); // one by one, so that each worker takes one
            }
            lock.release();
            threads.shutdown();
            await().atMost(Duration.ofSeconds(20)).until(threads::isTerminated);
            return requests.stream().map(Future::resultNow).toList();
        }
    }

    /** Many holds fall due; buyers cancel while sweeps expire. */
    private List<UUID> raceToEnd(OfferedTicket ticket) {
        scheduler.pause();
        try {
            List<UUID> orders = new ArrayList<>();
            List<Callable<Integer>> racers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Buyer canceller = Buyer.anyone();
                UUID order = canceller.holds(ticket, 2);
                orders.add(order);
                racers.add(() -> canceller.cancels(order).statusCode());
                if (i % 10 == 9) {
                    racers.add(() -> {
                        expireOrders.expire();
                        return 0;
                    });
                }
            }
            orders.forEach(OrderRows::expireNow);
            Concurrently.run(racers);
            return orders;
        } finally {
            scheduler.resume();
        }
    }

    /** The unique history would otherwise stop the second transaction. */
    private static <T> T withoutUniqueHistory(Supplier<T> action) {
        Database.update("alter table order_transition drop constraint order_transition_pkey");
        try {
            return action.get();
        } finally {
            Database.update("""
                    delete from order_transition a using order_transition b
                    where a.ctid < b.ctid and (a.order_id, a.version) = (b.order_id, b.version)
                    """);
            Database.update("alter table order_transition add primary key (order_id, version)");
        }
    }
}
