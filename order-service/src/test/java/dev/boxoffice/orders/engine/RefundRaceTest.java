package dev.boxoffice.orders.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.TicketLock;
import io.quarkus.scheduler.Scheduler;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Promise 8 while refunds of one order overlap. */
@OrderServiceTest
class RefundRaceTest {

    private static final int UNITS = 3;

    @Inject
    Scheduler scheduler;

    private final OfferedTicket ticket = OfferedTicket.onSale(5).published();
    private final Buyer buyer = Buyer.anyone();
    private UUID order;

    @BeforeEach
    void buy() {
        order = buyer.buys(ticket, UNITS);
        scheduler.pause();
    }

    @AfterEach
    void resume() {
        Database.update("update refund set status = 'FAILED' where order_id = ? and status = 'PENDING'", order);
        Database.update(
                "update payment set status = 'CAPTURED' where order_id = ? and status = 'REFUND_PENDING'", order);
        scheduler.resume();
    }

    @Test
    void refundsEachUnitOnceInOverlappingTransactions() throws Exception {
        assertThat(refundInOverlappingTransactions(twoUnits())).containsExactlyInAnyOrder(201, 409);
        assertThat(pendingUnits()).isEqualTo(2);
    }

    /** The twin: without row locks and unique history, both refunds take the same units. */
    @Test
    void wouldRefundUnitsTwiceWithoutTheGuards() throws Exception {
        withoutGuards(() -> {
            refundInOverlappingTransactions(twoUnits());
            assertThat(pendingUnits()).isGreaterThan(UNITS);
        });
    }

    @Test
    void refundsNoMoreThanWasPaidInOverlappingTransactions() throws Exception {
        assertThat(refundInOverlappingTransactions(mostOfThePayment())).containsExactlyInAnyOrder(201, 409);
        assertThat(pendingAmount()).isEqualTo(2 * ticket.price());
    }

    /** The twin: without row locks and unique history, both refunds together exceed the payment. */
    @Test
    void wouldRefundMoreThanWasPaidWithoutTheGuards() throws Exception {
        withoutGuards(() -> {
            refundInOverlappingTransactions(mostOfThePayment());
            assertThat(pendingAmount()).isGreaterThan(UNITS * ticket.price());
        });
    }

    @Test
    void refundsEachUnitOnceForBuyerAndStaff() throws Exception {
        ticket.next().refundableUntil(Instant.now().plusSeconds(3_600)).published();

        assertThat(refundInOverlappingTransactions(buyer, buyer, twoUnits())).containsExactlyInAnyOrder(201, 409);
        assertThat(refundInOverlappingTransactions(buyer, Buyer.operator(), oneUnit()))
                .containsExactlyInAnyOrder(201, 409);
        assertThat(pendingUnits()).isEqualTo(UNITS);
    }

    /** The deadline counts when the refund is decided, not when the request arrives. */
    @Test
    void refusesBuyersWhoWaitBeyondTheDeadline() throws Exception {
        Instant deadline = Instant.now().plusMillis(1_500).truncatedTo(ChronoUnit.MILLIS);
        ticket.next().refundableUntil(deadline).published();
        try (var lock = TicketLock.ofOrder(order);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> waiting = threads.submit(() -> refund(buyer, twoUnits()));
            lock.awaitBlocked(1);
            await().until(() -> Instant.now().isAfter(deadline));
            lock.release();

            assertThat(waiting.get()).isEqualTo(409);
        }
        assertThat(pendingUnits()).isZero();
    }

    interface Race {
        void run() throws Exception;
    }

    static void withoutGuards(Race race) throws Exception {
        UnlockedRows.install();
        Database.update("alter table order_transition drop constraint order_transition_pkey");
        try {
            race.run();
        } finally {
            Database.update("""
                    delete from order_transition a using order_transition b
                    where a.ctid < b.ctid and (a.order_id, a.version) = (b.order_id, b.version)
                    """);
            Database.update("alter table order_transition add primary key (order_id, version)");
        }
    }

    private long pendingUnits() {
        return Database.count("""
                select coalesce(sum(quantity), 0) from refund_line l join refund r on r.id = l.refund_id
                where r.order_id = ? and r.status = 'PENDING'
                """, order);
    }

    private long pendingAmount() {
        return Database.count("select sum(amount) from refund where order_id = ? and status = 'PENDING'", order);
    }

    private String twoUnits() {
        return "{\"lines\": [%s]}".formatted(Buyer.line(ticket, 2));
    }

    private String oneUnit() {
        return "{\"lines\": [%s]}".formatted(Buyer.line(ticket, 1));
    }

    private String mostOfThePayment() {
        return "{\"amount\": {\"amount\": %d, \"currency\": \"EUR\"}}".formatted(2 * ticket.price());
    }

    /** Each transaction has read the refunds of the order before either commits. */
    private List<Integer> refundInOverlappingTransactions(String body) throws ExecutionException, InterruptedException {
        return refundInOverlappingTransactions(Buyer.operator(), Buyer.operator(), body);
    }

    private List<Integer> refundInOverlappingTransactions(Buyer one, Buyer other, String body)
            throws ExecutionException, InterruptedException {
        try (var lock = TicketLock.ofOrder(order);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Integer> first = threads.submit(() -> refund(one, body));
            lock.awaitBlocked(1);
            Future<Integer> second = threads.submit(() -> refund(other, body));
            lock.awaitBlocked(2);
            lock.release();
            return Stream.of(first.get(), second.get()).toList();
        }
    }

    private int refund(Buyer by, String body) {
        return by.request().body(body).post("/api/orders/{id}/refunds", order).statusCode();
    }
}
