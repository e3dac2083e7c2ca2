package dev.boxoffice.orders.order;

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
import dev.boxoffice.testing.Concurrently;
import dev.boxoffice.testing.Stack;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusMock;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Promises 2 and 9: a hold ends exactly once, and never early. */
@OrderServiceTest
class CancelAndExpireTest {

    private static final int REQUESTS = 5;

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

    /** Early cancels, a sweep and late cancels are all in the middle of their transactions at the same time. */
    @Test
    void endsEachHoldOnceWhenCancelsAndASweepOverlap() {
        OfferedTicket ticket = OfferedTicket.onSale(1_000).published();
        List<UUID> early = new ArrayList<>();
        List<UUID> late = new ArrayList<>();
        for (int i = 0; i < REQUESTS / 2; i++) {
            early.add(buyer.holds(ticket, 2));
            late.add(buyer.holds(ticket, 2));
        }
        scheduler.pause();
        try (var lock = TicketLock.exclusive(ticket);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            early.forEach(OrderRows::expireNow);
            late.forEach(OrderRows::expireNow);
            early.forEach(order -> threads.execute(() -> buyer.cancels(order)));
            lock.awaitBlocked(early.size());
            threads.execute(expireOrders::expire);
            lock.awaitBlocked(early.size() + 1);
            late.forEach(order -> threads.execute(() -> buyer.cancels(order)));
            lock.awaitBlocked(early.size() + 1 + late.size());
            lock.release();
        } finally {
            scheduler.resume();
        }

        assertThat(OrderRows.statuses(early)).containsOnly("CANCELLED");
        assertThat(OrderRows.statuses(late)).containsOnly("EXPIRED");
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

    /** The twin: without row lock and unique history, the same requests release the stock more than once. */
    @Test
    void wouldCancelTwiceWithoutTheGuards() {
        QuarkusMock.installMockForType(new UnguardedOrders(), OrderRepository.class);
        OfferedTicket ticket = OfferedTicket.onSale(100).published();
        Buyer.anyone().holds(ticket, 10);
        UUID order = buyer.holds(ticket, 2);
        TransitionsWithoutKey.allow();

        cancelConcurrently(ticket, order);

        assertThat((long) ticket.held()).isLessThan(ticket.heldByOrders());
    }

    /** All requests are in their transactions at the same time: they wait for the ticket or for one another. */
    private List<Integer> cancelConcurrently(OfferedTicket ticket, UUID order) {
        try (var lock = TicketLock.exclusive(ticket);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> requests = Stream.generate(
                            () -> threads.submit(() -> buyer.cancels(order).statusCode()))
                    .limit(REQUESTS)
                    .toList();
            lock.awaitBlocked(REQUESTS);
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

    private static class UnguardedOrders extends OrderRepository {

        @Override
        Optional<Order> lock(UUID id) {
            TransitionsWithoutKey.shadow(getEntityManager());
            return findByIdOptional(id);
        }
    }

    /** A temporary copy of the history without its primary key, visible only in the transaction that creates it. */
    private static final class TransitionsWithoutKey {

        /** Stays after the test: the privilege changes nothing in the schema. */
        static void allow() {
            Database.update("grant temporary on database orders to "
                    + Stack.environment("orders").get("BOXOFFICE_DB_USER"));
        }

        static void shadow(EntityManager entityManager) {
            entityManager
                    .createNativeQuery(
                            "create temporary table order_transition (like public.order_transition) on commit drop")
                    .executeUpdate();
        }
    }
}
