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
     * Events that are committed and not on Kafka yet.
     *
     * @param waiting how many; of a large backlog at least so many
     * @param oldestAgeSeconds how long the oldest of them has waited; 0 when none does
     */
    @Schema(name = "OutboxBacklog")
    record Backlog(long waiting, double oldestAgeSeconds) {}

    @GET
    @Operation(
            operationId = "getOutbox",
            summary = "Events that wait to be sent",
            description =
                    "As of at most a second ago; of a large backlog not all are counted. While the database does not"
                            + " answer the age goes on growing.")
    @APIResponse(responseCode = "200", description = "How many, and for how long")
    @APIResponse(responseCode = "403", description = "Not an operator")
    public Backlog show() {
        return metrics.backlog();
    }
}
