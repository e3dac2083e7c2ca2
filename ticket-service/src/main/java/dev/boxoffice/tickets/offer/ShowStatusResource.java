package dev.boxoffice.tickets.offer;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.scope.ClientScope;
import dev.boxoffice.tickets.TicketTexts;
import dev.boxoffice.tickets.problem.IfMatch;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The status of a show. */
@Path("/api/shows")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Shows")
class ShowStatusResource {

    private final ChangeShow changeShow;
    private final FindShow findShow;
    private final Caller caller;

    ShowStatusResource(ChangeShow changeShow, FindShow findShow, Caller caller) {
        this.changeShow = changeShow;
        this.findShow = findShow;
        this.caller = caller;
    }

    @POST
    @Path("/{id}/publish")
    @Authenticated
    @ClientScope(ClientScope.SHOWS_WRITE)
    @Operation(
            operationId = "publishShow",
            summary = "Publish a show",
            description = "Makes a draft public and puts its tickets on sale. A repeated request changes nothing.")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "The published show.",
            content = @Content(schema = @Schema(implementation = ShowResponse.class)))
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "403", description = TicketTexts.NOT_YOURS)
    @APIResponse(responseCode = "404", description = TicketTexts.SHOW_NOT_FOUND)
    @APIResponse(responseCode = "409", description = "The show is called off (`show-called-off`).")
    @APIResponse(responseCode = "412", description = TicketTexts.STALE)
    public Response publish(
            @PathParam("id") UUID id,
            @Parameter(description = TicketTexts.IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch) {
        changeShow.publish(caller, id, IfMatch.optional(IfMatch.WITH_SALES, ifMatch));
        return ShowResponse.reply(findShow.find(caller, id));
    }

    @POST
    @Path("/{id}/call-off")
    @Authenticated
    @ClientScope(ClientScope.SHOWS_WRITE)
    @Operation(
            operationId = "callOffShow",
            summary = "Call a show off",
            description =
                    "Takes the tickets off sale permanently. order-service then cancels open orders and refunds paid ones;"
                            + " GET /api/call-offs/{showId} shows its progress. A repeated request changes nothing.")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "The show, which is called off.",
            content = @Content(schema = @Schema(implementation = ShowResponse.class)))
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "403", description = TicketTexts.NOT_YOURS)
    @APIResponse(responseCode = "404", description = TicketTexts.SHOW_NOT_FOUND)
    @APIResponse(responseCode = "409", description = "The show is a draft (`show-not-published`).")
    @APIResponse(responseCode = "412", description = TicketTexts.STALE)
    public Response callOff(
            @PathParam("id") UUID id,
            @Parameter(description = TicketTexts.IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH) List<String> ifMatch) {
        changeShow.callOff(caller, id, IfMatch.optional(IfMatch.WITH_SALES, ifMatch));
        return ShowResponse.reply(findShow.find(caller, id));
    }
}
