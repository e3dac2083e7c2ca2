package dev.boxoffice.orders.calloff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.Jobs;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderRows;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.PaymentRows;
import dev.boxoffice.orders.engine.Engine;
import dev.boxoffice.testing.Concurrently;
import io.quarkus.scheduler.Scheduler;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders of a show that is called off end once, whatever interrupts the work. */
@OrderServiceTest
class CallOffTest {

    /** Calls of a run that ends by itself. */
    private static final int MOST_STEPS = 9;

    @Inject
    Scheduler scheduler;

    @Inject
    DataSource dataSource;

    @Inject
    Engine engine;

    private final Buyer buyer = Buyer.anyone();

    @AfterEach
    void resume() {
        scheduler.resume();
    }

    @Test
    void cancelsAndRefundsOrdersOfEveryKind() {
        CalledOffShow show = CalledOffShow.withOrders(buyer);

        show.callOff();
        show.awaitDone();

        show.assertAllReturnedOnce(buyer);
        show.progress()
                .then()
                .statusCode(200)
                .body("showId", equalTo(show.id().toString()))
                .body("status", equalTo("DONE"))
                .body("$", hasKey("finishedAt"))
                .body("orders.cancelled", equalTo(2))
                .body("orders.refunded", equalTo(6))
                .body("orders.pending", equalTo(0))
                .body("orders.failed", equalTo(0))
                .body("orders.remaining", equalTo(0))
                .body("refunded.amount", contains((int) CalledOffShow.RETURNED))
                .body("refunded.currency", contains("EUR"));
        for (UUID order : List.of(
                show.orders().open(), show.orders().paid(), show.orders().mixed())) {
            buyer.reads(order)
                    .then()
                    .body("history.reason", hasItem("show-called-off"))
                    .body("history.actor", hasItem("call-off"));
        }
    }

    @Test
    void refundsArchivedOrders() {
        CalledOffShow show = CalledOffShow.published();
        UUID order = buyer.buys(show.ticket(), 2);
        Jobs.archiveOrders();
        assertThat(OrderRows.status(order)).isNull();

        show.callOff();
        show.awaitDone();

        buyer.awaitStatus(order, "REFUNDED");
        assertThat(show.ticket().sold()).isZero();
        Jobs.archiveOrders();
        show.progress().then().body("orders.refunded", equalTo(1)).body("refunded.amount", contains(5_000));
    }

    /** A process dies after each of its steps, and a new one continues. */
    @Test
    void returnsEverythingOnceThoughItIsKilledAfterEveryStep() {
        CalledOffShow show = CalledOffShow.withOrders(buyer);
        scheduler.pause();
        show.callOff();
        int kills = 0;
        for (int run = 0; !show.isDone(); run++) {
            try {
                runner(new DyingTable(dataSource, run % MOST_STEPS)).run();
            } catch (DyingTable.Killed _) {
                kills++;
            }
            if (run % 3 == 0) {
                Jobs.followUpPayments();
            }
        }
        scheduler.resume();

        assertThat(kills).isGreaterThan(MOST_STEPS);
        show.assertAllReturnedOnce(buyer);
    }

    @Test
    void returnsEverythingOnceWhenSeveralInstancesRun() {
        CalledOffShow show = CalledOffShow.withOrders(buyer);
        scheduler.pause();
        show.callOff();
        Callable<Boolean> instance = () -> {
            RunCallOffs runner = runner(new CallOffTable(dataSource));
            while (!show.isDone()) {
                runner.run();
                Jobs.followUpPayments();
            }
            return true;
        };

        Concurrently.run(Collections.nCopies(3, instance));
        scheduler.resume();

        show.assertAllReturnedOnce(buyer);
    }

    @Test
    void leavesNoUnitWhenItIsCalledOffUnderLoad() {
        CalledOffShow show = CalledOffShow.published();
        OfferedTicket ticket = show.ticket();
        RunCallOffs fast = runner(new CallOffTable(dataSource));
        Stream<Callable<Boolean>> buyers = IntStream.range(0, 6).mapToObj(_ -> () -> {
            Buyer one = Buyer.anyone();
            for (int i = 0; i < 6; i++) {
                var response = one.orders(ticket, 1);
                if (response.statusCode() == 201 && i % 3 != 0) {
                    one.pays(UUID.fromString(response.path("id")), i % 3 == 1 ? "sim_success" : "sim_late");
                }
            }
            return true;
        });
        List<Callable<Boolean>> tasks = new ArrayList<>(buyers.toList());
        tasks.add(() -> {
            await().until(() -> ticket.held() + ticket.sold() > 10);
            show.callOff();
            return true;
        });

        Concurrently.run(tasks);
        await().untilAsserted(() -> {
            fast.run();
            assertThat(show.isDone()).isTrue();
        });

        assertThat(ticket.held()).isZero();
        assertThat(ticket.sold()).isZero();
        assertThat(Database.count("""
                select count(*) from order_item i join orders o on o.id = i.order_id
                where i.ticket_id = ? and o.status in ('CREATED', 'AWAITING_PAYMENT', 'COMPLETE')
                """, ticket.id())).isZero();
        await().untilAsserted(() -> assertThat(Database.count("""
                        select coalesce(sum(p.received_amount), 0) - coalesce(sum((
                            select sum(s.amount) from simulated_refund s where s.reference = p.reference)), 0)
                        from payment p join order_item i on i.order_id = p.order_id where i.ticket_id = ?
                        """, ticket.id())).isZero());
    }

    @Test
    void requestsRefundsAtALimitedRate() {
        CalledOffShow show = CalledOffShow.published();
        Callable<UUID> purchase = () -> buyer.buys(show.ticket(), 1);
        List<UUID> orders = Concurrently.run(Collections.nCopies(5, purchase));
        await().until(() -> Database.count("select count(*) from call_off where finished_at is null") == 0);
        scheduler.pause();
        show.callOff();
        RunCallOffs slow = new RunCallOffs(new CallOffTable(dataSource), new AlwaysHeld(), engine, () -> 2);

        slow.run();
        slow.run(); // the first refunds still wait for the provider

        assertThat(requested(show)).isEqualTo(2);
        show.progress()
                .then()
                .body("status", equalTo("RUNNING"))
                .body("$", not(hasKey("finishedAt")))
                .body("orders.pending", equalTo(2))
                .body("orders.remaining", equalTo(3))
                .body("refunded", empty());
        Jobs.followUpPayments();
        slow.run();
        assertThat(requested(show)).isEqualTo(4);
        scheduler.resume();
        show.awaitDone();
        orders.forEach(order -> buyer.awaitStatus(order, "REFUNDED"));
    }

    private static long requested(CalledOffShow show) {
        return Database.count("select count(*) from refund where called_off_show = ?", show.id());
    }

    @Test
    void countsARefusedRefundUntilStaffRequestItAgain() {
        CalledOffShow show = CalledOffShow.published();
        UUID order = buyer.buys(show.ticket(), 2);
        scheduler.pause();
        show.callOff();
        Jobs.runCallOffs();
        assertThat(requested(show)).isEqualTo(1);
        refuseRefund(order);
        scheduler.resume();
        show.awaitDone();

        show.progress().then().body("orders.failed", equalTo(1)).body("orders.refunded", equalTo(0));
        assertThat(requested(show)).isEqualTo(1);
        Buyer.operator().refunds(order).then().statusCode(200);
        buyer.awaitStatus(order, "REFUNDED");
        show.progress().then().body("orders.failed", equalTo(0)).body("orders.refunded", equalTo(1));
    }

    /** The provider has returned less than the price of the units. */
    @Test
    void countsARefusedRefundOfMoneyWithoutUnits() {
        CalledOffShow show = CalledOffShow.published();
        UUID order = buyer.buys(show.ticket(), 2);
        scheduler.pause();
        Database.update("update order_item set refunded = quantity where order_id = ?", order);
        show.callOff();
        Jobs.runCallOffs();
        assertThat(requested(show)).isEqualTo(1);
        refuseRefund(order);
        scheduler.resume();
        show.awaitDone();

        show.progress().then().body("orders.failed", equalTo(1)).body("orders.refunded", equalTo(0));
        Buyer.operator().refunds(order).then().statusCode(200);
        buyer.awaitStatus(order, "REFUNDED");
        show.progress().then().body("orders.failed", equalTo(0)).body("orders.refunded", equalTo(1));
    }

    @Test
    void isNotDoneWhileARefundIsPendingThatStaffRequestedAgain() {
        CalledOffShow show = CalledOffShow.published();
        UUID order = buyer.buys(show.ticket(), 2);
        scheduler.pause();
        show.callOff();
        Jobs.runCallOffs();
        refuseRefund(order);
        scheduler.resume();
        show.awaitDone();
        scheduler.pause();

        Buyer.operator().refunds(order).then().statusCode(200);

        show.progress()
                .then()
                .body("status", equalTo("RUNNING"))
                .body("$", not(hasKey("finishedAt")))
                .body("orders.pending", equalTo(1));
        assertThat(listedStatus(show)).isEqualTo("RUNNING");
        scheduler.resume();
        buyer.awaitStatus(order, "REFUNDED");
        show.progress().then().body("status", equalTo("DONE")).body("orders.pending", equalTo(0));
        assertThat(listedStatus(show)).isEqualTo("DONE");
    }

    private static String listedStatus(CalledOffShow show) {
        return Buyer.operator()
                .request()
                .queryParam("limit", 100)
                .get("/api/call-offs")
                .path("items.find { it.showId == '%s' }.status".formatted(show.id()));
    }

    private static void refuseRefund(UUID order) {
        Database.update("update refund set status = 'FAILED', failure = 'declined' where order_id = ?", order);
        Database.update("update payment set status = 'CAPTURED', next_check_at = null where order_id = ?", order);
    }

    /** Staff request a refund before the call-off; what it returns is known only when it has ended. */
    @Test
    void waitsForPendingRefunds() {
        CalledOffShow show = CalledOffShow.published();
        UUID order = buyer.buys(show.ticket(), 3);
        scheduler.pause();
        Buyer.operator().refundsUnits(order, show.ticket(), 1).then().statusCode(201);
        show.callOff();
        Jobs.runCallOffs();
        Jobs.runCallOffs();
        assertThat(requested(show)).isZero();
        assertThat(show.isDone()).isFalse();
        scheduler.resume();

        show.awaitDone();

        buyer.reads(order).then().body("status", equalTo("REFUNDED")).body("refunded.amount", equalTo(7_500));
        assertThat(show.ticket().sold()).isZero();
        show.progress().then().body("refunded.amount", contains(5_000));
    }

    @Test
    void continuesWhenAnotherTicketOfTheShowArrives() {
        CalledOffShow show = CalledOffShow.published();
        OfferedTicket second =
                OfferedTicket.onSale(10).ofShow(show.id(), "PUBLISHED").published();
        UUID both = UUID.fromString(buyer.ordersLines(Buyer.line(show.ticket(), 1), Buyer.line(second, 1))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        buyer.pays(both, "sim_success");
        buyer.awaitStatus(both, "COMPLETE");
        show.callOff();
        show.awaitDone();
        buyer.reads(both).then().body("status", equalTo("COMPLETE")).body("refunded.amount", equalTo(2_500));

        second.next().ofShow(show.id(), "CALLED_OFF").published();

        buyer.awaitStatus(both, "REFUNDED");
        show.awaitDone();
        assertThat(requested(show)).isEqualTo(2);
        show.progress().then().body("orders.refunded", equalTo(1)).body("refunded.amount", contains(5_000));
    }

    @Test
    void refusesPaymentsAndMoreUnits() {
        CalledOffShow show = CalledOffShow.published();
        UUID order = buyer.holds(show.ticket(), 1);
        UUID free = buyer.holds(show.free(), 1);
        scheduler.pause();
        show.callOff();

        buyer.pays(order, "sim_success").then().statusCode(409).body("type", endsWith("/not-on-sale"));
        buyer.pays(free, "sim_success").then().statusCode(409).body("type", endsWith("/not-on-sale"));
        buyer.changesLine(order, show.ticket(), 2).then().statusCode(409).body("type", endsWith("/not-on-sale"));
        buyer.orders(show.ticket(), 1).then().statusCode(409).body("type", endsWith("/not-on-sale"));
    }

    @Test
    void refundsLateMoneyOfAnExpiredOrder() {
        CalledOffShow show = CalledOffShow.published();
        UUID order = buyer.holds(show.ticket(), 1);
        buyer.pays(order, "sim_late").then().statusCode(200);
        scheduler.pause();
        show.callOff();
        OrderRows.expireNow(order);
        Jobs.expireOrders();
        scheduler.resume();

        await().untilAsserted(() -> assertThat(PaymentRows.status(order)).isEqualTo("REFUNDED"));

        buyer.reads(order).then().body("status", equalTo("EXPIRED"));
        assertThat(show.ticket().sold()).isZero();
    }

    @Test
    void isUnknownUntilTheShowIsCalledOff() {
        CalledOffShow.published().progress().then().statusCode(404);
    }

    private RunCallOffs runner(CallOffTable table) {
        return new RunCallOffs(table, new AlwaysHeld(), engine, () -> 1_000);
    }

    /** Several instances have the lease at once. */
    static final class AlwaysHeld extends CallOffLease {

        AlwaysHeld() {
            super(null);
        }

        @Override
        boolean hold() {
            return true;
        }
    }

    /** Kills its process after some calls. It changes one order at a time. */
    private static final class DyingTable extends CallOffTable {

        private int steps;

        DyingTable(DataSource dataSource, int steps) {
            super(dataSource);
            this.steps = steps;
        }

        static final class Killed extends Error {
            private static final long serialVersionUID = 1L;
        }

        private <T> T step(T result) {
            if (--steps < 0) {
                throw new Killed();
            }
            return result;
        }

        @Override
        List<CallOff> running() {
            return step(super.running());
        }

        @Override
        List<UUID> toCancel(UUID showId, UUID after, int limit) {
            return step(super.toCancel(showId, after, 1));
        }

        @Override
        List<UUID> toRefund(UUID showId, UUID after, int limit) {
            return step(super.toRefund(showId, after, 1));
        }

        @Override
        long countUnsent() {
            return step(super.countUnsent());
        }

        @Override
        long countPending(UUID showId) {
            return step(super.countPending(showId));
        }

        @Override
        void progressed(UUID showId) {
            super.progressed(showId);
            step(null);
        }

        @Override
        boolean finish(CallOff callOff) {
            return step(super.finish(callOff));
        }
    }
}
