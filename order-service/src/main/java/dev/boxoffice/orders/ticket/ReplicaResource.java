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
import java.util.Collections;
import java.util.List;
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
            summary = "Get the status of the replica",
            description =
                    "Returns the last rebuild of the responding process and the staleness of the replica of pools and tickets.")
    @APIResponse(responseCode = "200", description = "The status of the replica")
    public ReplicaResponse status() {
        return response(rebuildReplica.current());
    }

    @POST
    @Path("rebuild")
    @Operation(
            operationId = "rebuildReplica",
            summary = "Rebuild the replica from Kafka",
            description =
                    "Reads the whole topics of pools and tickets in the background while sales continue, and repairs every row that is"
                            + " missing, older or different. Held and sold units do not change. The rebuild runs in the responding"
                            + " process. Repeat the request if the process stops or the state is FAILED.")
    @APIResponse(
            responseCode = "202",
            description = "The rebuild has started.",
            content = @Content(schema = @Schema(implementation = ReplicaResponse.class)))
    @APIResponse(responseCode = "409", description = "rebuild-running: a rebuild is already running in this process")
    public Response rebuild() {
        Rebuild begun = rebuildReplica
                .start()
                .orElseThrow(() -> Problems.problem(
                                409, "rebuild-running", "Rebuild running", "A replica rebuild is already running.")
                        .build());
        return Response.accepted(response(begun)).build();
    }

    private ReplicaResponse response(Rebuild rebuild) {
        return ReplicaResponse.of(
                rebuild, Collections.max(List.of(staleness.of(Topics.POOLS), staleness.of(Topics.TICKETS))));
    }
}
