package dev.boxoffice.orders.reconciliation;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Reports drift as wellness only, because drift is no reason to stop serving requests. */
@Wellness
class ReconciliationCheck implements HealthCheck {

    private final Reconcile reconcile;

    ReconciliationCheck(Reconcile reconcile) {
        this.reconcile = reconcile;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("reconciliation").up();
        reconcile
                .last()
                .ifPresent(found -> response.withData("drift", found.drift())
                        .withData("checkedAt", found.checkedAt().toString()));
        return response.build();
    }
}
