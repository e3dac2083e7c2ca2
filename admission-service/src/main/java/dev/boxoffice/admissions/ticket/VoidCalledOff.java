package dev.boxoffice.admissions.ticket;

import dev.boxoffice.admissions.admission.Admissions;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Voids the admissions of shows that are called off, in bounded transactions.
 *
 * <p>It also finds admissions that were issued while the ticket's event was being applied, so neither event waits for the
 * other.
 */
@ApplicationScoped
class VoidCalledOff {

    private static final int BATCH = 1_000;

    private final Admissions admissions;

    VoidCalledOff(Admissions admissions) {
        this.admissions = admissions;
    }

    @Scheduled(
            identity = "void admissions of shows called off",
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void run() {
        int voided;
        do {
            voided = QuarkusTransaction.requiringNew().call(() -> admissions.callOff(BATCH));
        } while (voided == BATCH);
    }
}
