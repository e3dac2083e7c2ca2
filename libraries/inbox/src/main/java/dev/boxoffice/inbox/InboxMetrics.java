package dev.boxoffice.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts what came in, by topic and by what became of it. */
@ApplicationScoped
class InboxMetrics {

    private final MeterRegistry registry;

    InboxMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void count(String topic, Tally tally) {
        count(topic, "applied", tally.applied());
        count(topic, "superseded", tally.superseded());
        count(topic, "skipped", tally.skipped());
        count(topic, "dead-lettered", tally.leftOut());
    }

    private void count(String topic, String outcome, int events) {
        registry.counter("boxoffice.inbox.events", "topic", topic, "outcome", outcome)
                .increment(events);
    }
}
