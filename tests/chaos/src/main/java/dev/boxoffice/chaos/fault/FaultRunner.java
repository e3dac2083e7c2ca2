package dev.boxoffice.chaos.fault;

import dev.boxoffice.chaos.system.ChaosSystem;
import dev.boxoffice.chaos.workload.Catalogue;
import dev.boxoffice.chaos.workload.Ledger;
import dev.boxoffice.chaos.workload.Probe;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;

/** Injects one fault after the other and waits for the recovery from each. */
public final class FaultRunner {

    private static final Duration RECOVERY_LIMIT = Duration.ofMinutes(2);

    /** A new listing sells within this time while a row is locked. */
    private static final Duration SALE_LIMIT = Duration.ofSeconds(12);

    private final ChaosSystem system;
    private final Catalogue catalogue;
    private final Ledger ledger;
    private final Probe probe;

    public FaultRunner(ChaosSystem system, Catalogue catalogue, Ledger ledger, Probe probe) {
        this.system = system;
        this.catalogue = catalogue;
        this.ledger = ledger;
        this.probe = probe;
    }

    /**
     * Injects the fault, ends it, and waits for the recovery.
     *
     * @throws NotInjectedException if the moment for the fault does not come
     */
    public FaultWindow run(FaultPlan.Step step) throws Exception {
        Random random = new Random(step.seed());
        Fault fault = step.kind().create().apply(new FaultContext(system, catalogue, ledger, random));
        Instant injectedAt = Instant.now();
        Scope scope;
        Optional<Boolean> sold;
        Instant healedAt;
        try {
            scope = fault.inject();
            sold = last(step);
        } finally {
            healedAt = Instant.now();
            fault.heal();
        }
        system.ensureRunning();
        Duration left = RECOVERY_LIMIT.minus(Duration.between(healedAt, Instant.now()));
        Optional<Duration> recovery = probe.measure(left).map(_ -> Duration.between(healedAt, Instant.now()));
        return new FaultWindow(step.kind().name(), scope, injectedAt, healedAt, Instant.now(), recovery, sold);
    }

    /** Lets the fault last; meanwhile a lock must not keep a new listing from selling. */
    private Optional<Boolean> last(FaultPlan.Step step) throws InterruptedException {
        Instant end = Instant.now().plus(step.length());
        Optional<Boolean> sold = step.kind().isLock()
                ? Optional.of(probe.measure(shorter(step.length(), SALE_LIMIT)).isPresent())
                : Optional.empty();
        Duration left = Duration.between(Instant.now(), end);
        if (left.isPositive()) {
            Thread.sleep(left);
        }
        return sold;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
