package dev.boxoffice.orders.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderRows;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.TicketLock;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Promises 1 and 2 while the lines of orders change. */
@OrderServiceTest
class ChangeLineRaceTest {

    private static final int REQUESTS = 20;
    private static final int CAPACITY = 30;

    @Inject
    ExpireOrders expireOrders;

    @Inject
    Scheduler scheduler;

    private final OfferedTicket ticket = OfferedTicket.onSale(CAPACITY).published();
    private final Buyer buyer = Buyer.anyone();

    @Test
    void doesNotOversellWhenManyOrdersGrow() {
        List<Integer> statuses = growOrders();

        assertThat(statuses).containsOnly(200, 409);
        assertThat((long) ticket.held()).isEqualTo(ticket.heldByOrders()).isLessThanOrEqualTo(CAPACITY);
    }

    /** The twin: without row locks, overlapping transactions oversell. */
    @Test
    void wouldOversellWithoutTheLocks() {
        int capacity = 12;
        OfferedTicket scarce = OfferedTicket.onSale(capacity).published();
        Grown first = order(scarce);
        Grown second = order(scarce);
        UnlockedRows.install();

        growInOverlappingTransactions(scarce, first, second);

        assertThat(scarce.heldByOrders()).isGreaterThan(capacity);
    }

    @Test
    void countsEveryChangeOfOneOrderOnce() {
        UUID order = buyer.holds(ticket, 10);
        OfferedTicket other = OfferedTicket.onSale(CAPACITY).published();

        changeConcurrently(order, ticket, other);

        assertThat((long) ticket.held()).isEqualTo(ticket.heldByOrders()).isLessThanOrEqualTo(CAPACITY);
        assertThat((long) other.held()).isEqualTo(other.heldByOrders());
        assertThat(OrderRows.totalEqualsItsLines(order)).isTrue();
        assertThat(OrderRows.transitions(order)).isEqualTo(OrderRows.version(order));
        buyer.cancels(order).then().statusCode(200);
        assertThat(ticket.held()).isZero();
        assertThat(other.held()).isZero();
    }

    /** The twin: without row locks and unique history, the total lacks one of two changes. */
    @Test
    void wouldLoseAChangeWithoutTheGuards() {
        UUID order = buyer.holds(ticket, 10);
        OfferedTicket other = OfferedTicket.onSale(CAPACITY).published();
        UnlockedRows.install();

        withoutUniqueHistory(() -> changeInOverlappingTransactions(order, other));

        assertThat(OrderRows.totalEqualsItsLines(order)).isFalse();
    }

    @Test
    void appliesBothChangesOfOverlappingTransactions() {
        UUID order = buyer.holds(ticket, 10);
        OfferedTicket other = OfferedTicket.onSale(CAPACITY).published();

        changeInOverlappingTransactions(order, other);

        assertThat(OrderRows.totalEqualsItsLines(order)).isTrue();
        assertThat(OrderRows.version(order)).isEqualTo(3);
        assertThat(ticket.held()).isEqualTo(4);
        assertThat(other.held()).isEqualTo(3);
    }

    @Test
    void endsEachHoldOnceWhenLinesChangeDuringExpiry() {
        List<UUID> orders = raceExpiry();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(OrderRows.statuses(orders)).containsOnly("EXPIRED"));
        assertThat(ticket.held()).isZero();
        assertThat(ticket.heldByOrders()).isZero();
        for (UUID order : orders) {
            assertThat(OrderRows.transitionsTo("EXPIRED", order)).isEqualTo(1);
            assertThat(OrderRows.transitions(order)).isEqualTo(OrderRows.version(order));
        }
    }

    @Test
    void endsTheHoldOfALineThatIsAddedWhileTheOrderExpires() {
        OfferedTicket other = OfferedTicket.onSale(CAPACITY).published();
        UUID order = buyer.holds(ticket, 10);

        addLineDuringExpiry(order, other);

        await().atMost(Duration.ofSeconds(20)).until(() -> "EXPIRED".equals(OrderRows.status(order)));
        assertThat(OrderRows.transitionsTo("EXPIRED", order)).isEqualTo(1);
        assertThat(ticket.held()).isZero();
        assertThat(other.held()).isZero();
    }

    /**
     * The twin: without row locks and unique history, an expiry that has not seen the added line leaves its units held. A
     * transaction that waits too long starts again and sees it, so there are several attempts.
     */
    @Test
    void wouldKeepTheUnitsOfAnAddedLineWithoutTheGuards() {
        UnlockedRows.install();

        assertThat(Stream.generate(this::unitsLeftByOverlap).limit(5).anyMatch(units -> units > 0))
                .isTrue();
    }

    /** The units of an added line that stay held although the order has expired. */
    private int unitsLeftByOverlap() {
        OfferedTicket other = OfferedTicket.onSale(CAPACITY).published();
        UUID order = buyer.holds(ticket, 1);
        withoutUniqueHistory(() -> addLineDuringExpiry(order, other));
        await().atMost(Duration.ofSeconds(20)).until(() -> "EXPIRED".equals(OrderRows.status(order)));
        return other.held();
    }

    /** The order has a line when it is locked that it did not have when its tickets were read. */
    @Test
    void releasesALineThatWasAddedMeanwhile() {
        OfferedTicket other = OfferedTicket.onSale(CAPACITY).published();
        UUID order = buyer.holds(ticket, 1);
        try (var lock = TicketLock.exclusive(ticket);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var cancelled = threads.submit(() -> buyer.cancels(order).statusCode());
            lock.awaitBlocked(1);
            OrderRows.insertLine(order, 2, other.id(), 3);
            lock.release();

            assertThat(cancelled).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(200);
        }
        assertThat(ticket.held()).isZero();
        assertThat(other.held()).isZero();
    }

    private record Grown(Buyer buyer, UUID order) {}

    private List<Grown> orders() {
        return IntStream.range(0, REQUESTS).mapToObj(i -> order(ticket)).toList();
    }

    private static Grown order(OfferedTicket ticket) {
        Buyer one = Buyer.anyone();
        return new Grown(one, one.holds(ticket, 1));
    }

    private List<Integer> growOrders() {
        return grow(orders());
    }

    private List<Integer> grow(List<Grown> orders) {
        List<Callable<Integer>> requests = new ArrayList<>();
        for (int quantity = 2; quantity <= 5; quantity++) {
            for (Grown grown : orders) {
                int next = quantity;
                requests.add(() ->
                        grown.buyer().changesLine(grown.order(), ticket, next).statusCode());
            }
        }
        return Concurrently.run(requests);
    }

    private void changeConcurrently(UUID order, OfferedTicket first, OfferedTicket second) {
        List<Callable<Integer>> requests = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            OfferedTicket changed = i % 2 == 0 ? first : second;
            int quantity = i % 7;
            requests.add(() -> (quantity == 0
                            ? buyer.removesLine(order, changed)
                            : buyer.changesLine(order, changed, quantity))
                    .statusCode());
        }
        assertThat(Concurrently.run(requests)).isSubsetOf(200, 409);
    }

    /** Each worker has read the same stock before either commits. */
    private static void growInOverlappingTransactions(OfferedTicket scarce, Grown first, Grown second) {
        try (var lock = TicketLock.exclusive(scarce);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> first.buyer().changesLine(first.order(), scarce, 10));
            lock.awaitBlocked(1);
            threads.execute(() -> second.buyer().changesLine(second.order(), scarce, 10));
            lock.awaitBlocked(2);
            lock.release();
        }
    }

    /** Each worker is in a transaction with a change of the order before either commits. */
    private void changeInOverlappingTransactions(UUID order, OfferedTicket other) {
        try (var lock = TicketLock.exclusive(ticket, other);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> buyer.changesLine(order, other, 3));
            lock.awaitBlocked(1);
            threads.execute(() -> buyer.changesLine(order, ticket, 4));
            lock.awaitBlocked(2);
            lock.release();
        }
    }

    /** A line is added in time, but its transaction waits while the hold ends and a sweep finds the order. */
    private void addLineDuringExpiry(UUID order, OfferedTicket added) {
        scheduler.pause();
        try (var lock = TicketLock.exclusive(ticket, added);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            OrderRows.setTimeLeft(order, Duration.ofMillis(400));
            threads.execute(() -> buyer.changesLine(order, added, 3));
            lock.awaitBlocked(1);
            await().pollInterval(Duration.ofMillis(10)).until(() -> OrderRows.secondsLeft(order) <= 0);
            threads.execute(expireOrders::expire);
            lock.awaitBlocked(2);
            lock.release();
        } finally {
            scheduler.resume();
        }
    }

    /** Many holds fall due; buyers change lines while sweeps expire. */
    private List<UUID> raceExpiry() {
        scheduler.pause();
        try {
            List<Grown> orders = orders();
            List<Callable<Integer>> racers = new ArrayList<>();
            for (Grown grown : orders) {
                racers.add(() ->
                        grown.buyer().changesLine(grown.order(), ticket, 2).statusCode());
                racers.add(() -> {
                    OrderRows.expireNow(grown.order());
                    expireOrders.expire();
                    return 0;
                });
                racers.add(() ->
                        grown.buyer().changesLine(grown.order(), ticket, 1).statusCode());
            }
            Concurrently.run(racers);
            return orders.stream().map(Grown::order).toList();
        } finally {
            scheduler.resume();
        }
    }

    /** The unique history and the check of versions would otherwise stop the second transaction. */
    private static void withoutUniqueHistory(Runnable action) {
        Database.update("alter table order_transition drop constraint order_transition_pkey");
        Database.update("alter table orders disable trigger orders_move");
        try {
            action.run();
        } finally {
            Database.update("""
                    delete from order_transition a using order_transition b
                    where a.ctid < b.ctid and (a.order_id, a.version) = (b.order_id, b.version)
                    """);
            Database.update("alter table order_transition add primary key (order_id, version)");
            Database.update("alter table orders enable trigger orders_move");
        }
    }
}
