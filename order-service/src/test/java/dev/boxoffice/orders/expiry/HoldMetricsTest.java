package dev.boxoffice.orders.expiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.boxoffice.orders.Buyer;
import dev.boxoffice.orders.OfferedTicket;
import dev.boxoffice.orders.OrderRows;
import dev.boxoffice.orders.OrderServiceTest;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@OrderServiceTest
class HoldMetricsTest {

    @Inject
    HoldMetrics metrics;

    @Inject
    MeterRegistry registry;

    private final Buyer buyer = Buyer.anyone();

    @Test
    void countsOpenHolds() {
        UUID order = buyer.holds(OfferedTicket.onSale(5).published(), 1);
        awaitCount();
        assertThat(open()).isPositive();

        buyer.cancels(order);
        awaitCount();
    }

    /** Holds of other tests may end between the measurement and the count. */
    private void awaitCount() {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            metrics.refresh();
            assertThat(open()).isEqualTo(OrderRows.countOpen());
        });
    }

    @Test
    void recordsHowLateAHoldExpired() {
        var lateness = registry.get("boxoffice.expiry.lateness").timer();
        UUID order = buyer.holds(OfferedTicket.onSale(5).published(), 1);
        double before = lateness.totalTime(TimeUnit.SECONDS);

        OrderRows.setTimeLeft(order, Duration.ofSeconds(-100));

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(lateness.totalTime(TimeUnit.SECONDS) - before)
                        .isBetween(100.0, 200.0));
    }

    private long open() {
        return (long) registry.get("boxoffice.holds.open").gauge().value();
    }
}
