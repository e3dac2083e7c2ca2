package dev.boxoffice.orders.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedPool;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderRows;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.PoolRows;
import dev.boxoffice.orders.TicketLock;
import dev.boxoffice.testing.Concurrently;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Promise 1 for pools: tickets that share a pool never sell more than the pool has. */
@OrderServiceTest
class PoolRaceTest {

    private static final int CAPACITY = 100;
    private static final int BUYERS = 300;

    private final OfferedPool pool = OfferedPool.of(CAPACITY).published();
    private final OfferedTicket early = OfferedTicket.onSale(1_000).in(pool).published();
    private final OfferedTicket regular = OfferedTicket.onSale(1_000).in(pool).published();

    @Test
    void sellsExactlyThePool() {
        List<Integer> statuses = rush();

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(CAPACITY);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(BUYERS - CAPACITY);
        assertThat(pool.heldByOrders()).isEqualTo(CAPACITY);
        assertThat(pool.held()).isEqualTo(CAPACITY);
        assertThat(early.held() + regular.held()).isEqualTo(CAPACITY);
    }

    /** The twin: without row locks, the same requests oversell the pool. */
    @Test
    void wouldOversellThePoolWithoutTheLock() {
        UnlockedRows.install();

        rush();

        assertThat(pool.heldByOrders()).isGreaterThan(CAPACITY);
    }

    @Test
    void sumsTheLinesOfAnOrderPerPool() {
        OfferedPool small = OfferedPool.of(5).published();
        OfferedTicket one = OfferedTicket.onSale(100).in(small).published();
        OfferedTicket other = OfferedTicket.onSale(100).in(small).published();
        Buyer buyer = Buyer.anyone();

        buyer.ordersLines(Buyer.line(one, 3), Buyer.line(other, 3))
                .then()
                .statusCode(409)
                .body("type", endsWith("/sold-out"))
                .body("ticketId", equalTo(other.id().toString()))
                .body("poolId", equalTo(small.id().toString()))
                .body("requested", equalTo(6))
                .body("available", equalTo(5));
        assertThat(small.held()).isZero();

        buyer.ordersLines(Buyer.line(one, 2), Buyer.line(other, 3)).then().statusCode(201);
        assertThat(small.held()).isEqualTo(5);
    }

    @Test
    void doesNotDeadlockOverPoolsInOppositeOrder() {
        OfferedPool second = OfferedPool.of(CAPACITY).published();
        OfferedTicket one = OfferedTicket.onSale(100).in(pool, second).published();
        OfferedTicket other = OfferedTicket.onSale(100).in(second, pool).published();
        List<Callable<Integer>> orders = IntStream.range(0, 40)
                .<Callable<Integer>>mapToObj(i -> {
                    Buyer buyer = Buyer.anyone();
                    OfferedTicket ticket = i % 2 == 0 ? one : other;
                    return () -> buyer.ordersWithRetries(ticket, 1).statusCode();
                })
                .toList();

        assertThat(Concurrently.run(orders)).containsOnly(201);
        assertThat(pool.held()).isEqualTo(40);
        assertThat(second.held()).isEqualTo(40);
    }

    @Test
    void cutsAPoolBelowWhatIsHeldWhileItSells() {
        OfferedTicket unrelated = OfferedTicket.onSale(1_000).published();
        List<Callable<Integer>> tasks = new ArrayList<>(orders(BUYERS / 2));
        tasks.add(() -> {
            await().until(() -> pool.held() > 10);
            pool.next().capacity(5).published();
            return 200;
        });

        Concurrently.run(tasks);

        assertThat(pool.held()).isEqualTo((int) pool.heldByOrders()).isBetween(10, CAPACITY);
        assertThat(PoolRows.allotment(pool.id())).isEqualTo(pool.held());
        Buyer.anyone().orders(regular, 1).then().statusCode(409).body("available", equalTo(0));
        Buyer.anyone().holds(unrelated, 1);
    }

    /** The twin: an allotment equal to the new capacity would fail the cut. */
    @Test
    void wouldFailTheCutWithoutTheAllotment() {
        Buyer.anyone().holds(early, 10);

        assertThatThrownBy(() -> PoolRows.corrupt(pool.id(), "capacity = 5, allotment = 5"))
                .hasMessageContaining("no_oversell_of_pool");
    }

    @Test
    void changesALineInItsPools() {
        Buyer buyer = Buyer.anyone();
        UUID order = buyer.holds(early, 2);

        buyer.changesLine(order, early, 5).then().statusCode(200);
        buyer.changesLine(order, regular, 3).then().statusCode(200);
        assertThat(pool.held()).isEqualTo(8);
        buyer.changesLine(order, early, 1).then().statusCode(200);
        buyer.removesLine(order, regular).then().statusCode(200);
        assertThat(pool.held()).isEqualTo(1);

        buyer.cancels(order).then().statusCode(200);
        assertThat(pool.held()).isZero();
        assertThat(pool.heldByOrders()).isZero();
    }

    @Test
    void changesALineWhoseTicketHasOtherPoolsNow() {
        Buyer buyer = Buyer.anyone();
        UUID order = buyer.holds(early, 2);
        OfferedPool next = OfferedPool.of(CAPACITY).published();
        early.next().in(next).published();

        buyer.changesLine(order, early, 4).then().statusCode(200);

        assertThat(pool.held()).isEqualTo(4);
        assertThat(next.held()).isZero();
    }

    @Test
    void keepsCountingAHoldInThePoolsThatItWasHeldIn() {
        Buyer buyer = Buyer.anyone();
        UUID order = buyer.holds(early, 3);
        OfferedPool next = OfferedPool.of(CAPACITY).published();

        early.next().in(next).published();
        UUID later = buyer.holds(early, 2);
        assertThat(pool.held()).isEqualTo(3);
        assertThat(next.held()).isEqualTo(2);

        buyer.cancels(order).then().statusCode(200);
        buyer.cancels(later).then().statusCode(200);
        assertThat(pool.held()).isZero();
        assertThat(next.held()).isZero();
    }

    /** The command names the old pools and finds the new ones once it holds the ticket's lock. */
    @Test
    void retriesAnOrderWhosePoolsChangeWhileItWaits() throws Exception {
        OfferedPool next = OfferedPool.of(CAPACITY).published();
        try (var lock = TicketLock.exclusive(early);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> waiting = threads.submit(
                    () -> Buyer.anyone().ordersWithRetries(early, 1).statusCode());
            lock.awaitBlocked(1);
            lock.setPools(early, next);
            lock.commit();

            assertThat(waiting.get()).isEqualTo(201);
        }
        assertThat(pool.held()).isZero();
        assertThat(next.held()).isEqualTo(1);
    }

    @Test
    void movesTicketsAndPoolsTogetherThroughTheLifeOfAnOrder() {
        Buyer buyer = Buyer.anyone();
        UUID paid = buyer.buys(early, 2);
        assertThat(pool.sold()).isEqualTo(2);

        Buyer.operator().refunds(paid).then().statusCode(200);
        buyer.awaitStatus(paid, "REFUNDED");
        UUID expired = buyer.holds(regular, 4);
        assertThat(pool.held()).isEqualTo(4);
        OrderRows.expireNow(expired);
        buyer.awaitStatus(expired, "EXPIRED");

        assertThat(pool.held() + pool.sold()).isZero();
        assertThat(early.sold() + regular.held()).isZero();
    }

    private List<Integer> rush() {
        return Concurrently.run(orders(BUYERS));
    }

    private List<Callable<Integer>> orders(int count) {
        return IntStream.range(0, count)
                .<Callable<Integer>>mapToObj(i -> {
                    Buyer buyer = Buyer.anyone();
                    OfferedTicket ticket = i % 2 == 0 ? early : regular;
                    return () -> buyer.ordersWithRetries(ticket, 1).statusCode();
                })
                .toList();
    }
}
