package dev.boxoffice.orders.reconciliation;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Runs the reconciliation on request and on a schedule. It reports drift and never repairs it. */
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

    /** Creates the bean at startup, so that the metrics exist from the start. */
    void register(@Observes StartupEvent event) {}

    @Scheduled(
            every = "${boxoffice.orders.reconciliation-interval}",
            delayed = "10s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void reconcileRegularly() {
        Reconciliation found = reconcile();
        if (found.drift() > 0) {
            LOG.errorf("Reconciliation found %d differences: %s", found.drift(), found);
        }
    }

    Reconciliation reconcile() {
        Reconciliation found = queries.compare();
        last = new Sample(found, System.nanoTime());
        return found;
    }

    /** The last result; empty before the first run. */
    Optional<Reconciliation> last() {
        return Optional.ofNullable(last).map(Sample::found);
    }

    private double drift() {
        return last().map(found -> (double) found.drift()).orElse(Double.NaN);
    }

    /** Age of the oldest pending refund at the last run; 0 if there is none. */
    private double oldestRefundSeconds() {
        return last().map(Reconciliation::oldestRefund)
                .map(age -> (double) age.toSeconds())
                .orElse(Double.NaN);
    }

    /** NaN before the first run. */
    private double ageSeconds() {
        Sample sample = last;
        return sample == null
                ? Double.NaN
                : (System.nanoTime() - sample.takenAtNanos()) / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
