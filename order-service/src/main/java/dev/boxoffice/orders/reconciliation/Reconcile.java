package dev.boxoffice.orders.reconciliation;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Compares on request and from time to time; reports drift, never hides or mends it. */
@ApplicationScoped
class Reconcile {

    private static final Logger LOG = Logger.getLogger(Reconcile.class);

    private final ReconciliationQueries queries;
    private volatile Sample last;

    Reconcile(ReconciliationQueries queries, MeterRegistry registry) {
        this.queries = queries;
        registry.gauge("boxoffice.reconciliation.drift", this, self -> self.drift());
        registry.gauge("boxoffice.reconciliation.age.seconds", this, self -> self.ageSeconds());
        registry.gauge("boxoffice.refunds.oldest.age.seconds", this, self -> self.oldestRefundSeconds());
    }

    private record Sample(Reconciliation found, long takenAtNanos) {}

    /** There from the start, before anything is compared. */
    void register(@Observes StartupEvent event) {}

    @Scheduled(
            every = "${boxoffice.orders.reconciliation-interval}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void reconcileRegularly() {
        Reconciliation found = reconcile();
        if (found.drift() > 0) {
            LOG.errorf("Counters, orders and money disagree in %d places: %s", found.drift(), found);
        }
    }

    Reconciliation reconcile() {
        Reconciliation found = queries.compare();
        last = new Sample(found, System.nanoTime());
        return found;
    }

    /** What was found last; empty before the first time. */
    Optional<Reconciliation> last() {
        return Optional.ofNullable(last).map(Sample::found);
    }

    private double drift() {
        return last().map(found -> (double) found.drift()).orElse(Double.NaN);
    }

    /** How long the oldest refund had been waiting when it was looked at; 0 when none did. */
    private double oldestRefundSeconds() {
        return last().map(Reconciliation::oldestRefund)
                .map(age -> (double) age.toSeconds())
                .orElse(Double.NaN);
    }

    /** Not a number before the first time. */
    private double ageSeconds() {
        Sample sample = last;
        return sample == null
                ? Double.NaN
                : (System.nanoTime() - sample.takenAtNanos()) / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
