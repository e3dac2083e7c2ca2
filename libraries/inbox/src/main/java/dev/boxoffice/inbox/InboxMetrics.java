package dev.boxoffice.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts received events by topic and outcome. */
@ApplicationScoped
class InboxMetrics {

    private final MeterRegistry registry;

    InboxMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(String topic, BatchRun.Result result) {
        count(topic, "applied", result.applied());
        count(topic, "superseded", result.superseded());
        count(topic, "skipped", result.skipped());
        count(topic, "deferred", result.deferred());
        count(topic, "dead-lettered", result.deadLettered());
    }

    private void count(String topic, String outcome, int events) {
        registry.counter("boxoffice.inbox.events", "topic", topic, "outcome", outcome)
                .increment(events);
    }
}
