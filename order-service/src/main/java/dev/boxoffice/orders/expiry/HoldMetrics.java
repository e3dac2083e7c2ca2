package dev.boxoffice.orders.expiry;

import dev.boxoffice.orders.order.Order;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/** Metrics of open orders and of the delay between the end of a hold and its expiry. */
@ApplicationScoped
class HoldMetrics {

    /** Limits the cost of counting under load. */
    private static final int COUNT_LIMIT = 100_000;

    private final DueTable orders;
    private final Timer lateness;
    private volatile long open;

    HoldMetrics(DueTable orders, MeterRegistry registry) {
        this.orders = orders;
        lateness = Timer.builder("boxoffice.expiry.lateness")
                .description("Delay between the end of a hold and its expiry")
                .register(registry);
        registry.gauge("boxoffice.holds.open", this, metrics -> metrics.open);
    }

    /** Creates the bean at startup, so that the metrics exist from the start. */
    void register(@Observes StartupEvent event) {}

    void expired(Order order) {
        lateness.record(Duration.between(order.expiresAt(), order.history().updatedAt()));
    }

    @Scheduled(
            every = "15s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void refresh() {
        open = orders.countOpen(COUNT_LIMIT);
    }
}
