package dev.boxoffice.inbox;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jboss.logging.Logger;

/** The topics that this service consumes. */
@ApplicationScoped
public class Subscriptions {

    private static final Logger LOG = Logger.getLogger(Subscriptions.class);

    private final List<Subscription<?>> all = new CopyOnWriteArrayList<>();
    private final Staleness staleness;
    private final SpotCheck spotCheck;
    private final DeadLetterMetrics deadLetterMetrics;
    private final DeferredEvents deferredEvents;
    private final Inbox inbox;

    Subscriptions(
            Staleness staleness,
            SpotCheck spotCheck,
            DeadLetterMetrics deadLetterMetrics,
            DeferredEvents deferredEvents,
            Inbox inbox) {
        this.staleness = staleness;
        this.spotCheck = spotCheck;
        this.deadLetterMetrics = deadLetterMetrics;
        this.deferredEvents = deferredEvents;
        this.inbox = inbox;
    }

    /** Watches the topic and its dead letters; called once at startup. */
    public void add(Subscription<?> subscription) {
        all.add(subscription);
        staleness.watch(subscription.topic());
        spotCheck.watch(subscription);
        deadLetterMetrics.watch(subscription.topic());
        deferredEvents.watch(subscription.topic());
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void applyDeferred() {
        for (Subscription<?> subscription : all) {
            try {
                inbox.applyDeferred(subscription);
            } catch (RuntimeException e) {
                LOG.warnf("Deferred events of %s cannot be applied: %s", subscription.topic(), e);
            }
        }
    }

    List<Subscription<?>> all() {
        return List.copyOf(all);
    }
}
