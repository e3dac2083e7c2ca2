package dev.boxoffice.orders.order;

import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.concurrent.TimeUnit;

@ApplicationScoped
class IntakeMetrics {

    private final MeterRegistry registry;
    private final DistributionSummary size;
    private final Timer wait;
    private final Timer transaction;

    IntakeMetrics(MeterRegistry registry) {
        this.registry = registry;
        size = DistributionSummary.builder("boxoffice.intake.batch.size")
                .description("Orders per transaction")
                .register(registry);
        wait = Timer.builder("boxoffice.intake.wait")
                .description("Time from the request to the start of its transaction")
                .register(registry);
        transaction = Timer.builder("boxoffice.intake.transaction")
                .description("Time from the start of a transaction to its commit")
                .register(registry);
    }

    void watch(Collection<?> queue) {
        registry.gaugeCollectionSize("boxoffice.intake.queue", Tags.empty(), queue);
    }

    void taken(Collection<IntakeCommand> commands) {
        long now = System.nanoTime();
        commands.forEach(command -> wait.record(now - command.offeredAtNanos(), TimeUnit.NANOSECONDS));
    }

    void committed(int commands, long nanos) {
        size.record(commands);
        transaction.record(nanos, TimeUnit.NANOSECONDS);
    }

    /** @param reason {@code full} or {@code late} */
    void refused(String reason) {
        registry.counter("boxoffice.intake.refused", "reason", reason).increment();
    }
}
