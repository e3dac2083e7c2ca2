package dev.boxoffice.orders.ticket;

import dev.boxoffice.events.Topics;
import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Problems;
import dev.boxoffice.inbox.Staleness;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/admin/replica")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.ADMIN)
@Tag(name = "Operations")
class ReplicaResource {

    private final RebuildReplica rebuildReplica;
    private final Staleness staleness;

    ReplicaResource(RebuildReplica rebuildReplica, Staleness staleness) {
        this.rebuildReplica = rebuildReplica;
        this.staleness = staleness;
    }

    @GET
    @Operation(
            operationId = "getReplica",
            summary = "How the copy of the listings is doing",
            description = "What the process that answers knows of its last rebuild, and how far it may be behind.")
    @APIResponse(responseCode = "200", description = "The status")
    public ReplicaResponse status() {
        return response(rebuildReplica.current());
    }

    @POST
    @Path("rebuild")
    @Operation(
            operationId = "rebuildReplica",
            summary = "Refill the copy of the listings from Kafka",
            description = "Reads the whole topic in the background while selling goes on, and repairs every row that is"
                    + " missing, older or different; what is held and sold stays as it is. It runs in the process that"
                    + " answers and ends with it: when that breaks, or the state is FAILED, post again.")
    @APIResponse(
            responseCode = "202",
            description = "Begun",
            content = @Content(schema = @Schema(implementation = ReplicaResponse.class)))
    @APIResponse(responseCode = "409", description = "rebuild-running: one is, in this process")
    public Response rebuild() {
        Rebuild begun = rebuildReplica
                .start()
                .orElseThrow(() -> Problems.problem(
                                409, "rebuild-running", "Rebuild running", "The replica is being rebuilt already.")
                        .build());
        return Response.accepted(response(begun)).build();
    }

    private ReplicaResponse response(Rebuild rebuild) {
        return ReplicaResponse.of(rebuild, staleness.of(Topics.TICKETS));
    }
}
