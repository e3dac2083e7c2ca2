package dev.boxoffice.orders.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.notNullValue;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.orders.TicketLock;
import dev.boxoffice.testing.Concurrently;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The next transaction places all orders that have queued during the previous one. */
@OrderServiceTest
class IntakeBatchTest {

    private static final int BUYERS = 100;

    @Inject
    MeterRegistry metrics;

    @Test
    void placesManyOrdersInFewTransactions() {
        OfferedTicket ticket = OfferedTicket.onSale(BUYERS).published();
        List<Buyer> buyers = Stream.generate(Buyer::anyone).limit(BUYERS).toList();
        long transactions = batches().count();
        double orders = batches().totalAmount();

        List<Integer> statuses = Concurrently.run(buyers.stream()
                .<Callable<Integer>>map(buyer -> () -> buyer.orders(ticket, 1).statusCode())
                .toList());

        assertThat(statuses).containsOnly(201);
        assertThat(batches().totalAmount() - orders).isEqualTo(BUYERS);
        assertThat(batches().count() - transactions).isLessThan(BUYERS);
        assertThat(ticket.held()).isEqualTo(BUYERS);
        assertThat(ticket.heldByOrders()).isEqualTo(BUYERS);
    }

    @Test
    void limitsTheWaitForALockedTicket() {
        OfferedTicket locked = OfferedTicket.onSale(10).published();
        OfferedTicket free = OfferedTicket.onSale(10).published();
        Buyer buyer = Buyer.anyone();
        String key = UUID.randomUUID().toString();
        try (var lock = TicketLock.exclusive(locked)) {
            buyer.ordersWithKey(key, locked, 1).then().statusCode(503).header("Retry-After", notNullValue());

            buyer.holds(free, 1);
            lock.release();
        }
        buyer.ordersWithKey(key, locked, 1).then().statusCode(201);
        assertThat(locked.held()).isEqualTo(1);
    }

    private DistributionSummary batches() {
        return metrics.get("boxoffice.intake.batch.size").summary();
    }
}
