package dev.boxoffice.outbox;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/admin/outbox")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
@Tag(name = "Operations")
class OutboxResource {

    private final RelayMetrics metrics;

    OutboxResource(RelayMetrics metrics) {
        this.metrics = metrics;
    }

    /**
     * Committed events that are not on Kafka yet.
     *
     * @param waiting number of events; a lower bound if the backlog is large
     * @param oldestAgeSeconds age of the oldest event; 0 if there is none
     */
    @Schema(name = "OutboxBacklog")
    record Backlog(long waiting, double oldestAgeSeconds) {}

    @GET
    @Operation(
            operationId = "getOutbox",
            summary = "Get the outbox backlog",
            description =
                    "Committed events that are not on Kafka yet. The figures are at most one second old, and a large backlog"
                            + " is not counted in full. The age keeps growing while the database is unavailable.")
    @APIResponse(responseCode = "200", description = "Number and age of the waiting events")
    @APIResponse(responseCode = "403", description = "Not an operator")
    public Backlog show() {
        return metrics.backlog();
    }
}
