package dev.boxoffice.tickets.ticket;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.EntityTags;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.Replies;
import dev.boxoffice.http.input.MergePatch;
import dev.boxoffice.http.scope.ClientScope;
import dev.boxoffice.tickets.TicketTexts;
import dev.boxoffice.tickets.problem.IfMatch;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/tickets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Tickets")
class TicketResource {

    private final Idempotency idempotency;
    private final CreateTicket createTicket;
    private final FindTicket findTicket;
    private final EditTicket editTicket;
    private final WithdrawTicket withdrawTicket;
    private final MergePatch mergePatch;
    private final Caller caller;

    TicketResource(
            Idempotency idempotency,
            CreateTicket createTicket,
            FindTicket findTicket,
            EditTicket editTicket,
            WithdrawTicket withdrawTicket,
            MergePatch mergePatch,
            Caller caller) {
        this.idempotency = idempotency;
        this.createTicket = createTicket;
        this.findTicket = findTicket;
        this.editTicket = editTicket;
        this.withdrawTicket = withdrawTicket;
        this.mergePatch = mergePatch;
        this.caller = caller;
    }

    @POST
    @Authenticated
    @ClientScope(ClientScope.SHOWS_WRITE)
    @Operation(
            operationId = "createTicket",
            summary = "Create a ticket",
            description =
                    "Adds a ticket to the show with showId. Without showId, it creates and publishes a show with this"
                            + " ticket for the caller's organiser, which is created if the caller has none. A repeated request"
                            + " with the same Idempotency-Key returns the ticket as it is now, with the first status and"
                            + " Location and with Idempotency-Replayed: true.")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "201",
            description = "The ticket. Location is its address.",
            content = @Content(schema = @Schema(implementation = TicketResponse.class)))
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "403", description = TicketTexts.NOT_YOURS)
    @APIResponse(responseCode = "404", description = TicketTexts.SHOW_NOT_FOUND)
    @APIResponse(
            responseCode = "409",
            description = TicketTexts.KEY_IN_USE + " The show is called off (`show-called-off`), or the show or the"
                    + " seller has too many tickets (`limit-exceeded`).")
    @APIResponse(responseCode = "422", description = TicketTexts.KEY_REUSED)
    @RequestBody(content = @Content(examples = @ExampleObject(name = "a concert", value = TicketTexts.EXAMPLE)))
    public Response create(
            @Parameter(description = TicketTexts.KEY) @HeaderParam("Idempotency-Key") String idempotencyKey,
            @NotNull @Valid NewTicketRequest request) {
        Idempotency.Once created = idempotency.once(
                idempotency.request(caller.id(), "POST /api/tickets", idempotencyKey, request), () -> create(request));
        TicketSnapshot ticket = findTicket.find(caller, created.resourceId());
        return Response.fromResponse(
                        Replies.created("/api/tickets/" + ticket.id(), TicketResponse.of(ticket), created.replayed()))
                .tag(tag(ticket))
                .build();
    }

    private UUID create(NewTicketRequest request) {
        TicketRequest ticket = request.toTicket();
        if (request.showId() == null) {
            return createTicket.create(caller, request.toShow(), ticket);
        }
        request.requireNoShowFields();
        return createTicket.create(caller, request.showId(), ticket);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @ClientScope(ClientScope.SHOWS_WRITE)
    @Operation(operationId = "getTicket", summary = "Get a ticket and its availability")
    @APIResponse(
            responseCode = "200",
            description = "The ticket.",
            content = @Content(schema = @Schema(implementation = TicketResponse.class)))
    @APIResponse(responseCode = "304", description = "The ticket still matches an ETag in If-None-Match.")
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "404", description = TicketTexts.NOT_FOUND)
    @APIResponse(responseCode = "412", description = TicketTexts.STALE)
    public Response get(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        TicketSnapshot ticket = findTicket.find(caller, id);
        return EntityTags.respond(headers, tag(ticket), () -> TicketResponse.of(ticket))
                .header(MergePatch.ACCEPT_PATCH, MergePatch.MEDIA_TYPE)
                .build();
    }

    @PUT
    @Path("/{id}")
    @Authenticated
    @ClientScope(ClientScope.SHOWS_WRITE)
    @Operation(operationId = "updateTicket", summary = "Update a ticket", description = TicketTexts.UPDATE)
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "The updated ticket.",
            content = @Content(schema = @Schema(implementation = TicketResponse.class)))
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "403", description = TicketTexts.NOT_YOURS)
    @APIResponse(responseCode = "404", description = TicketTexts.NOT_FOUND)
    @APIResponse(responseCode = "409", description = TicketTexts.CONFLICT)
    @APIResponse(responseCode = "412", description = TicketTexts.STALE)
    @APIResponse(responseCode = "428", description = TicketTexts.NO_IF_MATCH)
    public Response update(
            @PathParam("id") UUID id,
            @Parameter(required = true, description = TicketTexts.IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH)
                    List<String> ifMatch,
            @NotNull @Valid TicketRequest request) {
        editTicket.edit(caller, id, IfMatch.required(IfMatch.WITH_SALES, ifMatch), current -> request);
        return edited(id);
    }

    @PATCH
    @Path("/{id}")
    @Authenticated
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @ClientScope(ClientScope.SHOWS_WRITE)
    @Operation(
            operationId = "patchTicket",
            summary = "Change some fields of a ticket",
            description = TicketTexts.MERGE_PATCH)
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "The changed ticket.",
            content = @Content(schema = @Schema(implementation = TicketResponse.class)))
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "403", description = TicketTexts.NOT_YOURS)
    @APIResponse(responseCode = "404", description = TicketTexts.NOT_FOUND)
    @APIResponse(responseCode = "409", description = TicketTexts.CONFLICT)
    @APIResponse(responseCode = "412", description = TicketTexts.STALE)
    @APIResponse(responseCode = "428", description = TicketTexts.NO_IF_MATCH)
    @RequestBody(
            required = true,
            description = "Fields of TicketRequest; all are optional.",
            content =
                    @Content(
                            mediaType = MergePatch.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "a new price", value = TicketTexts.PATCH_EXAMPLE)))
    public Response patch(
            @PathParam("id") UUID id,
            @Parameter(required = true, description = TicketTexts.IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH)
                    List<String> ifMatch,
            @NotNull byte[] patch) {
        editTicket.edit(
                caller,
                id,
                IfMatch.required(IfMatch.WITH_SALES, ifMatch),
                current -> mergePatch.apply(patch, current, TicketRequest.class));
        return edited(id);
    }

    private Response edited(UUID id) {
        TicketSnapshot ticket = findTicket.find(caller, id);
        return Response.ok(TicketResponse.of(ticket)).tag(tag(ticket)).build();
    }

    private static EntityTag tag(TicketSnapshot ticket) {
        return new EntityTag(ticket.version() + "." + ticket.figuresVersion());
    }

    @DELETE
    @Path("/{id}")
    @Authenticated
    @ClientScope(ClientScope.SHOWS_WRITE)
    @Operation(
            operationId = "withdrawTicket",
            summary = "Withdraw a ticket",
            description = "Takes the ticket off sale permanently. Existing orders do not change.")
    @SecurityRequirement(name = "bearer")
    @APIResponse(responseCode = "204", description = "The ticket is off sale.")
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "403", description = TicketTexts.NOT_YOURS)
    @APIResponse(responseCode = "404", description = TicketTexts.NOT_FOUND)
    @APIResponse(responseCode = "412", description = TicketTexts.STALE)
    public void withdraw(
            @PathParam("id") UUID id,
            @Parameter(description = "ETags of the ticket, one of which must be current, or *.")
                    @HeaderParam(HttpHeaders.IF_MATCH)
                    List<String> ifMatch) {
        withdrawTicket.withdraw(caller, id, IfMatch.optional(IfMatch.WITH_SALES, ifMatch));
    }
}
