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
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.Concurrently;
import dev.boxoffice.testing.Stack;
import io.quarkus.scheduler.Scheduler;
import io.quarkus.test.junit.QuarkusMock;
import jakarta.inject.Inject;
import java.sql.SQLException;
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

/** Promises 2 and 9: a hold ends exactly once, and never before its time. */
@OrderServiceTest
class CancelAndExpireTest {

    private static final int CROWD = 5;

    @Inject
    ExpireOrders expireOrders;

    @Inject
    Scheduler scheduler;

    private final Buyer buyer = Buyer.anyone();

    @Test
    void cancellingReturnsTheStock() {
        OfferedTicket ticket = OfferedTicket.onSale(3).announced();
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
    void cannotBeCancelledTwice() {
        OfferedTicket ticket = OfferedTicket.onSale(3).announced();
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
    void canBeEndedByAnOperatorButByNoOtherBuyer() {
        UUID order = buyer.holds(OfferedTicket.onSale(3).announced(), 1);

        Buyer.anyone().cancels(order).then().statusCode(404);
        Buyer.operator().cancels(order).then().statusCode(200).body("history[1].reason", equalTo("operator"));
    }

    @Test
    void expiresWhenTheDatabasesClockSaysSo() {
        OfferedTicket ticket = OfferedTicket.onSale(3).announced();
        UUID order = buyer.holds(ticket, 2);

        fallDue(order);

        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> buyer.reads(order)
                        .then()
                        .body("status", equalTo("EXPIRED"))
                        .body("history[1].reason", equalTo("hold-expired")));
        assertThat(ticket.held()).isZero();
        buyer.cancels(order).then().statusCode(409).body("allowed", containsInAnyOrder("COMPLETE"));
    }

    @Test
    void doesNotExpireEarly() {
        OfferedTicket ticket = OfferedTicket.onSale(3).announced();
        UUID order = buyer.holds(ticket, 2);
        Database.change("update orders set expires_at = clock_timestamp() + interval '1 minute' where id = ?", order);

        expireOrders.sweep();

        buyer.reads(order).then().body("status", equalTo("CREATED"));
    }

    @Test
    void goesOnPastAnOrderThatCannotBeExpired() {
        OfferedTicket broken = OfferedTicket.onSale(3).announced();
        OfferedTicket sound = OfferedTicket.onSale(3).announced();
        UUID stuck = buyer.holds(broken, 2);
        UUID order = buyer.holds(sound, 2);
        Database.change("update ticket set held = 0 where id = ?", broken.id());
        fallDue(stuck);
        fallDue(order);

        await().atMost(Duration.ofSeconds(10)).until(() -> sound.held() == 0);

        buyer.reads(order).then().body("status", equalTo("EXPIRED"));
        buyer.reads(stuck).then().body("status", equalTo("CREATED"));
        Database.change("update ticket set held = 2 where id = ?", broken.id());
        await().atMost(Duration.ofSeconds(10)).until(() -> broken.held() == 0);
    }

    @Test
    void endsOnceWhoeverRaces() {
        OfferedTicket ticket = OfferedTicket.onSale(1_000).announced();

        List<UUID> orders = raceToEnd(ticket);

        assertThat(ticket.held()).isZero();
        assertThat(ticket.heldByOrders()).isZero();
        for (UUID order : orders) {
            assertThat(Database.count("select version from orders where id = ?", order))
                    .isEqualTo(2);
            assertThat(Database.count("select count(*) from order_transition where order_id = ?", order))
                    .isEqualTo(2);
        }
    }

    /** Cancels that came first, a sweep, and cancels that came late, all in the middle of it at the same time. */
    @Test
    void endsOnceWhereCancelsAndASweepMeet() throws SQLException {
        OfferedTicket ticket = OfferedTicket.onSale(1_000).announced();
        List<UUID> early = new ArrayList<>();
        List<UUID> late = new ArrayList<>();
        for (int i = 0; i < CROWD / 2; i++) {
            early.add(buyer.holds(ticket, 2));
            late.add(buyer.holds(ticket, 2));
        }
        scheduler.pause();
        try (var other = Stack.ownerConnection("orders");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            early.forEach(CancelAndExpireTest::fallDue);
            late.forEach(CancelAndExpireTest::fallDue);
            other.setAutoCommit(false);
            other.createStatement().execute("select from ticket where id = '" + ticket.id() + "' for update");
            early.forEach(order -> threads.execute(() -> buyer.cancels(order)));
            awaitWaiting(early.size());
            threads.execute(expireOrders::sweep);
            awaitWaiting(early.size() + 1);
            late.forEach(order -> threads.execute(() -> buyer.cancels(order)));
            awaitWaiting(early.size() + 1 + late.size());
            other.rollback();
        } finally {
            scheduler.resume();
        }

        assertThat(statuses(early)).containsOnly("CANCELLED");
        assertThat(statuses(late)).containsOnly("EXPIRED");
        assertThat(ticket.held()).isZero();
    }

    private static void awaitWaiting(int transactions) {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> Database.count("select count(*) from pg_locks where not granted") >= transactions);
    }

    @Test
    void isCancelledOnceHoweverManyAskAtOnce() throws SQLException {
        OfferedTicket ticket = OfferedTicket.onSale(100).announced();
        Buyer.anyone().holds(ticket, 10);
        UUID order = buyer.holds(ticket, 2);

        List<Integer> answers = cancelTogether(ticket, order);

        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 409);
        assertThat((long) ticket.held()).isEqualTo(ticket.heldByOrders()).isEqualTo(10);
    }

    /** The twin: with neither row lock nor unique history the same crowd returns the stock more than once. */
    @Test
    void wouldBeCancelledTwiceWithoutTheGuards() throws SQLException {
        QuarkusMock.installMockForType(new UnguardedOrders(), OrderRepository.class);
        OfferedTicket ticket = OfferedTicket.onSale(100).announced();
        Buyer.anyone().holds(ticket, 10);
        UUID order = buyer.holds(ticket, 2);
        Database.change("alter table order_transition drop constraint order_transition_pkey");
        try {
            cancelTogether(ticket, order);

            assertThat((long) ticket.held()).isLessThan(ticket.heldByOrders());
        } finally {
            Database.change("delete from order_transition where order_id = ?", order);
            Database.change("alter table order_transition add primary key (order_id, version)");
        }
    }

    /** All are in the middle of it at the same time: they wait for the ticket, or for each other. */
    private List<Integer> cancelTogether(OfferedTicket ticket, UUID order) throws SQLException {
        try (var other = Stack.ownerConnection("orders");
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.setAutoCommit(false);
            other.createStatement().execute("select from ticket where id = '" + ticket.id() + "' for update");
            List<Future<Integer>> asked = Stream.generate(
                            () -> threads.submit(() -> buyer.cancels(order).statusCode()))
                    .limit(CROWD)
                    .toList();
            awaitWaiting(CROWD);
            other.rollback();
            threads.shutdown();
            await().atMost(Duration.ofSeconds(20)).until(threads::isTerminated);
            return asked.stream().map(Future::resultNow).toList();
        }
    }

    /** Forty holds fall due; buyers cancel while sweeps expire. */
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
                        expireOrders.sweep();
                        return 0;
                    });
                }
            }
            orders.forEach(CancelAndExpireTest::fallDue);
            Concurrently.run(racers);
            return orders;
        } finally {
            scheduler.resume();
        }
    }

    private static List<String> statuses(List<UUID> orders) {
        return orders.stream()
                .map(order -> (String) Database.ask("select status from orders where id = ?", order))
                .toList();
    }

    private static class UnguardedOrders extends OrderRepository {

        @Override
        Optional<Order> lock(UUID id) {
            return findByIdOptional(id);
        }
    }

    private static void fallDue(UUID order) {
        Database.change("update orders set expires_at = clock_timestamp() where id = ?", order);
    }
}
