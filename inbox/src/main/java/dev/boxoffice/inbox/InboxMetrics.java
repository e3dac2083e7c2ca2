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

    void applied(String topic, int events) {
        count(topic, "applied", events);
    }

    void superseded(String topic, int events) {
        count(topic, "superseded", events);
    }

    void skipped(String topic) {
        count(topic, "skipped", 1);
    }

    void deadLettered(String topic) {
        count(topic, "dead-lettered", 1);
    }

    private void count(String topic, String outcome, int events) {
        registry.counter("boxoffice.inbox.events", "topic", topic, "outcome", outcome)
                .increment(events);
    }
}
