package dev.boxoffice.orders.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.Database;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.TicketLock;
import dev.boxoffice.orders.command.CallOffOrder;
import io.quarkus.scheduler.Scheduler;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two instances call off the same order in overlapping transactions. */
@OrderServiceTest
class CallOffRaceTest {

    @Inject
    Scheduler scheduler;

    @Inject
    Engine engine;

    private final UUID show = UUID.randomUUID();
    private final OfferedTicket ticket = OfferedTicket.onSale(5).published();
    private UUID order;

    @BeforeEach
    void buy() {
        order = Buyer.anyone().buys(ticket, 2);
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
    void refundsOnceInOverlappingTransactions() throws Exception {
        callOffInOverlappingTransactions(byUnits());

        assertThat(refunds()).isEqualTo(1);
    }

    /** The id of the refund is a guard of its own. */
    @Test
    void refundsOnceWithoutLocks() throws Exception {
        RefundRaceTest.withoutGuards(() -> callOffInOverlappingTransactions(byUnits()));

        assertThat(refunds()).isEqualTo(1);
    }

    /** The twin: without row locks, unique history and the derived id, the order is refunded twice. */
    @Test
    void wouldRefundTwiceWithoutTheGuards() throws Exception {
        RefundRaceTest.withoutGuards(() -> callOffInOverlappingTransactions(byChance()));

        assertThat(refunds()).isEqualTo(2);
    }

    private CallOffOrder byUnits() {
        return new CallOffOrder(order, show, Set.of(ticket.id()));
    }

    private CallOffOrder byChance() {
        return new CallOffOrder(order, show, Set.of(ticket.id()), _ -> UUID.randomUUID());
    }

    private long refunds() {
        return Database.count("select count(*) from refund where order_id = ?", order);
    }

    /** Each transaction has read the refunds of the order before either commits. */
    private void callOffInOverlappingTransactions(CallOffOrder command) throws Exception {
        try (var lock = TicketLock.ofOrder(order)) {
            CompletableFuture<?> first = engine.submit(command);
            lock.awaitBlocked(1);
            CompletableFuture<?> second = engine.submit(command);
            lock.awaitBlocked(2);
            lock.release();
            first.handle((_, _) -> null).get();
            second.handle((_, _) -> null).get();
        }
    }
}
