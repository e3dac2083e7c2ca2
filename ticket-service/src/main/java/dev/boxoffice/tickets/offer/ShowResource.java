package dev.boxoffice.tickets.offer;

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

@Path("/api/shows")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Shows")
class ShowResource {

    private static final String PATCH_EXAMPLE = "{\"venue\": {\"name\": \"Old Mill\"}, \"endsAt\": null}";

    private final Idempotency idempotency;
    private final CreateShow createShow;
    private final CopyShow copyShow;
    private final FindShow findShow;
    private final ChangeShow changeShow;
    private final MergePatch mergePatch;
    private final Caller caller;

    ShowResource(
            Idempotency idempotency,
            CreateShow createShow,
            CopyShow copyShow,
            FindShow findShow,
            ChangeShow changeShow,
            MergePatch mergePatch,
            Caller caller) {
        this.idempotency = idempotency;
        this.createShow = createShow;
        this.copyShow = copyShow;
        this.findShow = findShow;
        this.changeShow = changeShow;
        this.mergePatch = mergePatch;
        this.caller = caller;
    }

    @POST
    @Authenticated
    @ClientScope(ClientScope.SHOWS_WRITE)
    @Operation(
            operationId = "createShow",
            summary = "Create a show with its tickets and pools",
            description =
                    "Creates everything or nothing. Tickets name pools of the same request. A repeated request with the"
                            + " same Idempotency-Key returns the show as it is now.")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "201",
            description = "The show with the ids of its tickets and pools. Location is its address.",
            content = @Content(schema = @Schema(implementation = ShowResponse.class)))
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "403", description = TicketTexts.NOT_YOURS)
    @APIResponse(responseCode = "404", description = "The organiser does not exist (`not-found`).")
    @APIResponse(responseCode = "409", description = TicketTexts.SHOW_NOT_CREATED)
    @APIResponse(responseCode = "422", description = TicketTexts.KEY_REUSED)
    @RequestBody(
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "two tickets that share a pool",
                                            value = TicketTexts.SHOW_EXAMPLE)))
    public Response create(
            @Parameter(description = TicketTexts.KEY) @HeaderParam("Idempotency-Key") String idempotencyKey,
            @NotNull @Valid NewShowRequest request) {
        return created(idempotency.once(
                idempotency.request(caller.id(), "POST /api/shows", idempotencyKey, request),
                () -> createShow.create(caller, request)));
    }

    @POST
    @Path("/{id}/copy")
    @Authenticated
    @ClientScope(ClientScope.SHOWS_WRITE)
    @Operation(
            operationId = "copyShow",
            summary = "Copy a show",
            description = "Creates a draft with other dates and the same tickets and pools. Withdrawn tickets are not"
                    + " copied. Sale windows and refundsUntil keep their distance to the start.")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "201",
            description = "The draft. Location is its address.",
            content = @Content(schema = @Schema(implementation = ShowResponse.class)))
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "403", description = TicketTexts.NOT_YOURS)
    @APIResponse(responseCode = "404", description = TicketTexts.SHOW_NOT_FOUND)
    @APIResponse(responseCode = "409", description = TicketTexts.SHOW_NOT_CREATED)
    @APIResponse(responseCode = "422", description = TicketTexts.KEY_REUSED)
    public Response copy(
            @PathParam("id") UUID id,
            @Parameter(description = TicketTexts.KEY) @HeaderParam("Idempotency-Key") String idempotencyKey,
            @NotNull @Valid CopyRequest request) {
        return created(idempotency.once(
                idempotency.request(caller.id(), "POST /api/shows/" + id + "/copy", idempotencyKey, request),
                () -> copyShow.copy(caller, id, request)));
    }

    private Response created(Idempotency.Once created) {
        ShowView show = findShow.find(caller, created.resourceId());
        return Response.fromResponse(
                        Replies.created("/api/shows/" + show.show().id(), ShowResponse.of(show), created.replayed()))
                .tag(ShowResponse.tag(show))
                .build();
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @ClientScope(ClientScope.SHOWS_WRITE)
    @Operation(
            operationId = "getShow",
            summary = "Get a show with its tickets, pools and availability",
            description = "A draft is visible to members of its organiser and to operators.")
    @APIResponse(
            responseCode = "200",
            description = "The show.",
            content = @Content(schema = @Schema(implementation = ShowResponse.class)))
    @APIResponse(responseCode = "304", description = "The show still matches an ETag in If-None-Match.")
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "404", description = TicketTexts.SHOW_NOT_FOUND)
    @APIResponse(responseCode = "412", description = TicketTexts.STALE)
    public Response get(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        ShowView show = findShow.find(caller, id);
        return EntityTags.respond(headers, ShowResponse.tag(show), () -> ShowResponse.of(show))
                .header(MergePatch.ACCEPT_PATCH, MergePatch.MEDIA_TYPE)
                .build();
    }

    @PUT
    @Path("/{id}")
    @Authenticated
    @ClientScope(ClientScope.SHOWS_WRITE)
    @Operation(
            operationId = "updateShow",
            summary = "Update a show",
            description =
                    "Replaces the fields of the show. Omitted fields get their default values. Its tickets change with"
                            + " it.")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "The updated show.",
            content = @Content(schema = @Schema(implementation = ShowResponse.class)))
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "403", description = TicketTexts.NOT_YOURS)
    @APIResponse(responseCode = "404", description = TicketTexts.SHOW_NOT_FOUND)
    @APIResponse(responseCode = "409", description = TicketTexts.SHOW_LIMIT)
    @APIResponse(responseCode = "412", description = TicketTexts.STALE)
    @APIResponse(responseCode = "428", description = TicketTexts.NO_IF_MATCH)
    public Response update(
            @PathParam("id") UUID id,
            @Parameter(required = true, description = TicketTexts.IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH)
                    List<String> ifMatch,
            @NotNull @Valid ShowRequest request) {
        changeShow.edit(caller, id, IfMatch.required(IfMatch.WITH_SALES, ifMatch), current -> request);
        return changed(id);
    }

    @PATCH
    @Path("/{id}")
    @Authenticated
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @ClientScope(ClientScope.SHOWS_WRITE)
    @Operation(
            operationId = "patchShow",
            summary = "Change some fields of a show",
            description = TicketTexts.MERGE_PATCH)
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "The changed show.",
            content = @Content(schema = @Schema(implementation = ShowResponse.class)))
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "403", description = TicketTexts.NOT_YOURS)
    @APIResponse(responseCode = "404", description = TicketTexts.SHOW_NOT_FOUND)
    @APIResponse(responseCode = "409", description = TicketTexts.SHOW_LIMIT)
    @APIResponse(responseCode = "412", description = TicketTexts.STALE)
    @APIResponse(responseCode = "428", description = TicketTexts.NO_IF_MATCH)
    @RequestBody(
            required = true,
            description = "Fields of ShowRequest; all are optional.",
            content =
                    @Content(
                            mediaType = MergePatch.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "another venue", value = PATCH_EXAMPLE)))
    public Response patch(
            @PathParam("id") UUID id,
            @Parameter(required = true, description = TicketTexts.IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH)
                    List<String> ifMatch,
            @NotNull byte[] patch) {
        changeShow.edit(
                caller,
                id,
                IfMatch.required(IfMatch.WITH_SALES, ifMatch),
                current -> mergePatch.apply(patch, current, ShowRequest.class));
        return changed(id);
    }

    private Response changed(UUID id) {
        return ShowResponse.reply(findShow.find(caller, id));
    }
}
