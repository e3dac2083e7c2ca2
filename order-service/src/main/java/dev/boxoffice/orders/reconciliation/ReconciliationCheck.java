package dev.boxoffice.orders.reconciliation;

import io.smallrye.health.api.Wellness;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Shows drift beside the health of the service; it is no reason to take requests away from a process. */
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
