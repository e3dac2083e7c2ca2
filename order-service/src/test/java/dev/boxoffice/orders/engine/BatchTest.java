package dev.boxoffice.orders.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderServiceTest;
import dev.boxoffice.testing.Concurrently;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The next transaction places all orders that have queued during the previous one. */
@OrderServiceTest
class BatchTest {

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

    private DistributionSummary batches() {
        return metrics.get("boxoffice.engine.batch.size").summary();
    }
}
