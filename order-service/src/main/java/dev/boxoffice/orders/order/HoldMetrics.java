package dev.boxoffice.orders.order;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;

/** Metrics of open orders and of the delay between the end of a hold and its expiry. */
@ApplicationScoped
class HoldMetrics {

    /** Limits the cost of counting under load. */
    private static final int COUNT_LIMIT = 100_000;

    private final OrderRepository orders;
    private final Timer lateness;
    private volatile long open;

    HoldMetrics(OrderRepository orders, MeterRegistry registry) {
        this.orders = orders;
        lateness = Timer.builder("boxoffice.expiry.lateness")
                .description("Delay between the end of a hold and its expiry")
                .register(registry);
        registry.gauge("boxoffice.holds.open", this, metrics -> metrics.open);
    }

    /** Creates the bean at startup, so that the metrics exist from the start. */
    void register(@Observes StartupEvent event) {}

    void expired(List<ExpiredOrder> expired) {
        expired.forEach(order -> lateness.record(Duration.between(order.expiresAt(), order.expiredAt())));
    }

    @Scheduled(
            every = "15s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void refresh() {
        open = QuarkusTransaction.requiringNew().call(() -> orders.countOpen(COUNT_LIMIT));
    }
}
