package dev.boxoffice.tickets.organiser;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.EntityTags;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.Page;
import dev.boxoffice.http.Replies;
import dev.boxoffice.http.input.MergePatch;
import dev.boxoffice.http.scope.ClientScope;
import dev.boxoffice.tickets.TicketTexts;
import dev.boxoffice.tickets.problem.IfMatch;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
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

@Path("/api/organisers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Organisers")
class OrganiserResource {

    private static final Pattern TAG = IfMatch.tag("(?:\\..*)?");

    private final Idempotency idempotency;
    private final CreateOrganiser createOrganiser;
    private final FindOrganisers findOrganisers;
    private final EditOrganiser editOrganiser;
    private final MergePatch mergePatch;
    private final Caller caller;

    OrganiserResource(
            Idempotency idempotency,
            CreateOrganiser createOrganiser,
            FindOrganisers findOrganisers,
            EditOrganiser editOrganiser,
            MergePatch mergePatch,
            Caller caller) {
        this.idempotency = idempotency;
        this.createOrganiser = createOrganiser;
        this.findOrganisers = findOrganisers;
        this.editOrganiser = editOrganiser;
        this.mergePatch = mergePatch;
        this.caller = caller;
    }

    @POST
    @Authenticated
    @Operation(operationId = "createOrganiser", summary = "Create an organiser", description = OrganiserTexts.CREATE)
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "201",
            description = "The organiser exists. Location is its address.",
            content = @Content(schema = @Schema(implementation = OrganiserResponse.class)))
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "409", description = OrganiserTexts.NOT_CREATED)
    @APIResponse(responseCode = "422", description = OrganiserTexts.KEY_REUSED)
    @RequestBody(content = @Content(examples = @ExampleObject(name = "a venue", value = OrganiserTexts.EXAMPLE)))
    public Response create(
            @Parameter(description = TicketTexts.KEY) @HeaderParam("Idempotency-Key") String idempotencyKey,
            @NotNull @Valid OrganiserRequest request) {
        Idempotency.Once created = idempotency.once(
                idempotency.request(caller.id(), "POST /api/organisers", idempotencyKey, request),
                () -> createOrganiser.create(caller, request.toDetails()));
        OrganiserSnapshot organiser = findOrganisers.find(created.resourceId());
        return Response.fromResponse(Replies.created(
                        "/api/organisers/" + organiser.id(), representation(organiser), created.replayed()))
                .tag(tag(organiser))
                .build();
    }

    @GET
    @Authenticated
    @ClientScope(ClientScope.SHOWS_WRITE)
    @Operation(
            operationId = "listOrganisers",
            summary = "List the caller's organisers",
            description = "Returns the organisers of which the caller is a member, oldest first.")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "A page of organisers. The field next and the Link header lead to the following page.",
            content = @Content(schema = @Schema(implementation = OrganiserResponse.OrganiserPage.class)))
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    public Response list(
            @Parameter(description = "The maximum number of organisers on the page.")
                    @QueryParam("limit")
                    @DefaultValue("" + Page.DEFAULT_LIMIT)
                    @Min(1)
                    @Max(Page.MAX_LIMIT)
                    Integer limit,
            @Parameter(description = "The field next of the previous page.") @QueryParam("after") String after,
            @Parameter(description = "Adds total, the number of the caller's organisers.")
                    @QueryParam("count")
                    @DefaultValue("false")
                    Boolean count,
            @Context UriInfo uri) {
        Page<OrganiserSnapshot> page = findOrganisers.list(caller, Cursor.parse(after), limit, count);
        return new Page<>(page.items().stream().map(OrganiserResponse::of).toList(), page.next(), page.total())
                .toResponse(uri);
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @ClientScope(ClientScope.SHOWS_WRITE)
    @Operation(
            operationId = "getOrganiser",
            summary = "Get an organiser",
            description = "Everything but the members is public; members and operators see those too.")
    @SecurityRequirement(name = "bearer")
    @SecurityRequirement(name = "")
    @APIResponse(
            responseCode = "200",
            description = "The organiser.",
            content = @Content(schema = @Schema(implementation = OrganiserResponse.class)))
    @APIResponse(responseCode = "304", description = "The organiser still matches an ETag in If-None-Match.")
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "404", description = OrganiserTexts.NOT_FOUND)
    @APIResponse(responseCode = "412", description = OrganiserTexts.STALE)
    public Response get(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        OrganiserSnapshot organiser = findOrganisers.find(id);
        return EntityTags.respond(headers, tag(organiser), () -> representation(organiser))
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                .header(MergePatch.ACCEPT_PATCH, MergePatch.MEDIA_TYPE)
                .build();
    }

    @PUT
    @Path("/{id}")
    @Authenticated
    @Operation(operationId = "updateOrganiser", summary = "Change an organiser")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "The updated organiser.",
            content = @Content(schema = @Schema(implementation = OrganiserResponse.class)))
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "403", description = OrganiserTexts.NOT_OWNER)
    @APIResponse(responseCode = "404", description = OrganiserTexts.NOT_FOUND)
    @APIResponse(responseCode = "409", description = OrganiserTexts.SLUG_TAKEN)
    @APIResponse(responseCode = "412", description = OrganiserTexts.STALE)
    @APIResponse(responseCode = "428", description = TicketTexts.NO_IF_MATCH)
    public Response update(
            @PathParam("id") UUID id,
            @Parameter(required = true, description = OrganiserTexts.IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH)
                    List<String> ifMatch,
            @NotNull @Valid OrganiserRequest request) {
        return edited(editOrganiser.edit(caller, id, IfMatch.required(TAG, ifMatch), request::toDetails));
    }

    @PATCH
    @Path("/{id}")
    @Authenticated
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Operation(
            operationId = "patchOrganiser",
            summary = "Change some fields of an organiser",
            description = "Applies a JSON Merge Patch (RFC 7396). A patch that changes nothing keeps the version.")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "The changed organiser.",
            content = @Content(schema = @Schema(implementation = OrganiserResponse.class)))
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "403", description = OrganiserTexts.NOT_OWNER)
    @APIResponse(responseCode = "404", description = OrganiserTexts.NOT_FOUND)
    @APIResponse(responseCode = "409", description = OrganiserTexts.SLUG_TAKEN)
    @APIResponse(responseCode = "412", description = OrganiserTexts.STALE)
    @APIResponse(responseCode = "428", description = TicketTexts.NO_IF_MATCH)
    @RequestBody(
            required = true,
            description = "Fields of OrganiserRequest; all are optional.",
            content = @Content(mediaType = MergePatch.MEDIA_TYPE, schema = @Schema(type = SchemaType.OBJECT)))
    public Response patch(
            @PathParam("id") UUID id,
            @Parameter(required = true, description = OrganiserTexts.IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH)
                    List<String> ifMatch,
            @NotNull byte[] patch) {
        return edited(editOrganiser.edit(
                caller,
                id,
                IfMatch.required(TAG, ifMatch),
                current -> mergePatch
                        .apply(patch, OrganiserRequest.of(current), OrganiserRequest.class)
                        .toDetails(current)));
    }

    private Response edited(OrganiserSnapshot organiser) {
        return Response.ok(representation(organiser)).tag(tag(organiser)).build();
    }

    private OrganiserResponse representation(OrganiserSnapshot organiser) {
        return organiser.showsMembersTo(caller)
                ? OrganiserResponse.of(organiser)
                : OrganiserResponse.withoutMembers(organiser);
    }

    /** Differs between the representations with and without members. */
    private EntityTag tag(OrganiserSnapshot organiser) {
        return new EntityTag(organiser.version() + (organiser.showsMembersTo(caller) ? "" : ".public"));
    }
}
