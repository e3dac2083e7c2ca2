package dev.boxoffice.orders.calloff;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Shows whether the running call-offs make no progress. */
@ApplicationScoped
class CallOffMetrics {

    private final CallOffTable table;
    private volatile double idleSeconds;

    CallOffMetrics(CallOffTable table, MeterRegistry registry) {
        this.table = table;
        registry.gauge("boxoffice.calloffs.idle.seconds", this, metrics -> metrics.idleSeconds);
    }

    /** Creates the bean at startup, so that the metric exists from the start. */
    void register(@Observes StartupEvent event) {}

    @Scheduled(
            every = "15s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void refresh() {
        idleSeconds = table.idleSeconds();
    }
}
