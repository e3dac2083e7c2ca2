package dev.boxoffice.inbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The topics that this service consumes. */
@ApplicationScoped
public class Subscriptions {

    private final List<Subscription<?>> all = new CopyOnWriteArrayList<>();
    private final Staleness staleness;
    private final SpotCheck spotCheck;
    private final DeadLetterMetrics deadLetterMetrics;

    Subscriptions(Staleness staleness, SpotCheck spotCheck, DeadLetterMetrics deadLetterMetrics) {
        this.staleness = staleness;
        this.spotCheck = spotCheck;
        this.deadLetterMetrics = deadLetterMetrics;
    }

    /** Watches the topic and its dead letters; called once at startup. */
    public void add(Subscription<?> subscription) {
        all.add(subscription);
        staleness.watch(subscription.topic());
        spotCheck.watch(subscription);
        deadLetterMetrics.watch(subscription.topic());
    }

    List<Subscription<?>> all() {
        return List.copyOf(all);
    }
}
