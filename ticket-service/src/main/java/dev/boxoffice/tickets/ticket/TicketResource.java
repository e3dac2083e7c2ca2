package dev.boxoffice.tickets.ticket;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.EntityTags;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.Replies;
import dev.boxoffice.http.input.MergePatch;
import dev.boxoffice.tickets.TicketTexts;
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
    @Operation(
            operationId = "createTicket",
            summary = "Create a ticket",
            description = "Puts a ticket on sale. The caller becomes its seller. A repeated request with the same"
                    + " Idempotency-Key returns the ticket as it is now, with the first status and Location and with"
                    + " Idempotency-Replayed: true.")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "201",
            description = "The ticket is on sale. Location is its address.",
            content = @Content(schema = @Schema(implementation = TicketResponse.class)))
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(
            responseCode = "409",
            description = "A request with this Idempotency-Key is still running (`idempotency-key-in-use`), or the"
                    + " seller has too many upcoming tickets on sale (`limit-exceeded`).")
    @APIResponse(
            responseCode = "422",
            description = "The Idempotency-Key was used for a different request (`idempotency-key-reused`).")
    public Response create(
            @Parameter(description = "A unique key that makes the request safe to repeat.")
                    @HeaderParam("Idempotency-Key")
                    String idempotencyKey,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "a concert", value = TicketTexts.EXAMPLE)))
                    @NotNull
                    @Valid
                    TicketRequest request) {
        Idempotency.Once created = idempotency.once(
                idempotency.request(caller.id(), "POST /api/tickets", idempotencyKey, request),
                () -> createTicket.create(caller, request.toDetails()));
        TicketSnapshot ticket = findTicket.find(created.resourceId());
        return Response.fromResponse(
                        Replies.created("/api/tickets/" + ticket.id(), TicketResponse.of(ticket), created.replayed()))
                .tag(TicketTag.of(ticket).toEntityTag())
                .build();
    }

    @GET
    @Path("/{id}")
    @PermitAll
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
        TicketSnapshot ticket = findTicket.find(id);
        return EntityTags.respond(headers, TicketTag.of(ticket).toEntityTag(), () -> TicketResponse.of(ticket))
                .header(MergePatch.ACCEPT_PATCH, MergePatch.MEDIA_TYPE)
                .build();
    }

    @PUT
    @Path("/{id}")
    @Authenticated
    @Operation(
            operationId = "updateTicket",
            summary = "Update a ticket",
            description = "Replaces every field that the seller controls. Omitted fields get their default values.")
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
        TicketSnapshot ticket = editTicket.edit(caller, id, IfMatch.required(ifMatch), current -> request.toDetails());
        return edited(ticket);
    }

    @PATCH
    @Path("/{id}")
    @Authenticated
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "patchTicket",
            summary = "Change some fields of a ticket",
            description =
                    "Applies a JSON Merge Patch (RFC 7396): fields of the patch replace those of the ticket, objects"
                            + " are merged, and null restores the default value. A patch that changes nothing keeps the version.")
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
    public Response patch(
            @PathParam("id") UUID id,
            @Parameter(required = true, description = TicketTexts.IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH)
                    List<String> ifMatch,
            @RequestBody(
                            required = true,
                            description = "Fields of TicketRequest; all are optional.",
                            content =
                                    @Content(
                                            mediaType = MergePatch.MEDIA_TYPE,
                                            schema = @Schema(type = SchemaType.OBJECT),
                                            examples =
                                                    @ExampleObject(
                                                            name = "a new price",
                                                            value = TicketTexts.PATCH_EXAMPLE)))
                    @NotNull
                    byte[] patch) {
        TicketSnapshot ticket = editTicket.edit(
                caller,
                id,
                IfMatch.required(ifMatch),
                current -> mergePatch
                        .apply(patch, TicketRequest.of(current), TicketRequest.class)
                        .toDetails());
        return edited(ticket);
    }

    private static Response edited(TicketSnapshot ticket) {
        return Response.ok(TicketResponse.of(ticket))
                .tag(TicketTag.of(ticket).toEntityTag())
                .build();
    }

    @DELETE
    @Path("/{id}")
    @Authenticated
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
        withdrawTicket.withdraw(caller, id, IfMatch.optional(ifMatch));
    }
}
