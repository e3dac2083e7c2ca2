package dev.boxoffice.orders.engine;

import dev.boxoffice.orders.command.Lane;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

@ApplicationScoped
class EngineMetrics {

    private final MeterRegistry registry;
    private final DistributionSummary size;
    private final Timer wait;
    private final Timer transaction;
    private final AtomicInteger aside = new AtomicInteger();

    EngineMetrics(MeterRegistry registry) {
        this.registry = registry;
        size = DistributionSummary.builder("boxoffice.engine.batch.size")
                .description("Commands per transaction")
                .register(registry);
        wait = Timer.builder("boxoffice.engine.wait")
                .description("Time from the request to the start of its transaction")
                .register(registry);
        transaction = Timer.builder("boxoffice.engine.transaction")
                .description("Time from the start of a transaction to its commit")
                .register(registry);
        registry.gauge("boxoffice.engine.aside", aside);
    }

    void watch(CommandQueues queues) {
        for (Lane lane : Lane.values()) {
            Gauge.builder("boxoffice.engine.queue", queues, all -> all.size(lane))
                    .tag("lane", lane.name().toLowerCase(Locale.ROOT))
                    .description("Queued commands")
                    .register(registry);
        }
    }

    void taken(Collection<Pending<?>> commands) {
        commands.forEach(command -> wait.record(command.ageNanos(), TimeUnit.NANOSECONDS));
    }

    void committed(int commands, long nanos) {
        size.record(commands);
        transaction.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** Commands that wait for a locked row. */
    void aside(int change) {
        aside.addAndGet(change);
    }

    /** @param reason {@code full}, {@code late} or {@code unknown} */
    void refused(String reason) {
        registry.counter("boxoffice.engine.refused", "reason", reason).increment();
    }
}
