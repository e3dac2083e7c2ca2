package dev.boxoffice.orders.reconciliation;

import dev.boxoffice.http.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/admin/reconciliation")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.ADMIN)
@Tag(name = "Operators")
class ReconciliationResource {

    private final Reconcile reconcile;

    ReconciliationResource(Reconcile reconcile) {
        this.reconcile = reconcile;
    }

    @GET
    @Operation(
            operationId = "reconcile",
            summary = "Reconcile counters, orders and payments",
            description = "Compares all figures in one snapshot without blocking sales.")
    @APIResponse(responseCode = "200", description = "Totals and differences")
    @APIResponse(responseCode = "403", description = "Not an operator")
    public Reconciliation reconcile() {
        return reconcile.reconcile();
    }
}
