package dev.boxoffice.tickets.pool;

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

@Path("/api/pools")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Pools")
class PoolResource {

    private final Idempotency idempotency;
    private final CreatePool createPool;
    private final FindPool findPool;
    private final EditPool editPool;
    private final MergePatch mergePatch;
    private final Caller caller;

    PoolResource(
            Idempotency idempotency,
            CreatePool createPool,
            FindPool findPool,
            EditPool editPool,
            MergePatch mergePatch,
            Caller caller) {
        this.idempotency = idempotency;
        this.createPool = createPool;
        this.findPool = findPool;
        this.editPool = editPool;
        this.mergePatch = mergePatch;
        this.caller = caller;
    }

    @POST
    @Authenticated
    @ClientScope(ClientScope.SHOWS_WRITE)
    @Operation(
            operationId = "createPool",
            summary = "Add a pool to a show",
            description = "A pool is a capacity that several tickets of a show share. A repeated request with the same"
                    + " Idempotency-Key returns the pool as it is now.")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "201",
            description = "The pool. Location is its address.",
            content = @Content(schema = @Schema(implementation = PoolResponse.class)))
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "403", description = TicketTexts.NOT_YOURS)
    @APIResponse(responseCode = "404", description = TicketTexts.SHOW_NOT_FOUND)
    @APIResponse(
            responseCode = "409",
            description = TicketTexts.KEY_IN_USE + " The show is called off (`show-called-off`) or has too many pools"
                    + " (`limit-exceeded`).")
    @APIResponse(responseCode = "422", description = TicketTexts.KEY_REUSED)
    public Response create(
            @Parameter(description = TicketTexts.KEY) @HeaderParam("Idempotency-Key") String idempotencyKey,
            @NotNull @Valid NewPoolRequest request) {
        Idempotency.Once created = idempotency.once(
                idempotency.request(caller.id(), "POST /api/pools", idempotencyKey, request),
                () -> createPool.create(caller, request.showId(), request.toDetails()));
        PoolSnapshot pool = findPool.find(caller, created.resourceId());
        return Response.fromResponse(
                        Replies.created("/api/pools/" + pool.id(), PoolResponse.of(pool), created.replayed()))
                .tag(tag(pool))
                .build();
    }

    @GET
    @Path("/{id}")
    @PermitAll
    @ClientScope(ClientScope.SHOWS_WRITE)
    @Operation(operationId = "getPool", summary = "Get a pool and its availability")
    @APIResponse(
            responseCode = "200",
            description = "The pool.",
            content = @Content(schema = @Schema(implementation = PoolResponse.class)))
    @APIResponse(responseCode = "304", description = "The pool still matches an ETag in If-None-Match.")
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "404", description = TicketTexts.POOL_NOT_FOUND)
    @APIResponse(responseCode = "412", description = TicketTexts.STALE)
    public Response get(@PathParam("id") UUID id, @Context HttpHeaders headers) {
        PoolSnapshot pool = findPool.find(caller, id);
        return EntityTags.respond(headers, tag(pool), () -> PoolResponse.of(pool))
                .header(MergePatch.ACCEPT_PATCH, MergePatch.MEDIA_TYPE)
                .build();
    }

    @PUT
    @Path("/{id}")
    @Authenticated
    @ClientScope(ClientScope.SHOWS_WRITE)
    @Operation(operationId = "updatePool", summary = "Update a pool")
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "The updated pool.",
            content = @Content(schema = @Schema(implementation = PoolResponse.class)))
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "403", description = TicketTexts.NOT_YOURS)
    @APIResponse(responseCode = "404", description = TicketTexts.POOL_NOT_FOUND)
    @APIResponse(responseCode = "409", description = TicketTexts.POOL_CONFLICT)
    @APIResponse(responseCode = "412", description = TicketTexts.STALE)
    @APIResponse(responseCode = "428", description = TicketTexts.NO_IF_MATCH)
    public Response update(
            @PathParam("id") UUID id,
            @Parameter(required = true, description = TicketTexts.IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH)
                    List<String> ifMatch,
            @NotNull @Valid PoolRequest request) {
        editPool.edit(caller, id, IfMatch.required(IfMatch.WITH_SALES, ifMatch), current -> request.toDetails());
        return edited(id);
    }

    @PATCH
    @Path("/{id}")
    @Authenticated
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @ClientScope(ClientScope.SHOWS_WRITE)
    @Operation(
            operationId = "patchPool",
            summary = "Change some fields of a pool",
            description = TicketTexts.MERGE_PATCH)
    @SecurityRequirement(name = "bearer")
    @APIResponse(
            responseCode = "200",
            description = "The changed pool.",
            content = @Content(schema = @Schema(implementation = PoolResponse.class)))
    @APIResponse(responseCode = "400", description = TicketTexts.INVALID)
    @APIResponse(responseCode = "401", description = TicketTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "403", description = TicketTexts.NOT_YOURS)
    @APIResponse(responseCode = "404", description = TicketTexts.POOL_NOT_FOUND)
    @APIResponse(responseCode = "409", description = TicketTexts.POOL_CONFLICT)
    @APIResponse(responseCode = "412", description = TicketTexts.STALE)
    @APIResponse(responseCode = "428", description = TicketTexts.NO_IF_MATCH)
    @RequestBody(
            required = true,
            description = "Fields of PoolRequest; all are optional.",
            content =
                    @Content(
                            mediaType = MergePatch.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "a new capacity", value = "{\"capacity\": 400}")))
    public Response patch(
            @PathParam("id") UUID id,
            @Parameter(required = true, description = TicketTexts.IF_MATCH) @HeaderParam(HttpHeaders.IF_MATCH)
                    List<String> ifMatch,
            @NotNull byte[] patch) {
        editPool.edit(
                caller,
                id,
                IfMatch.required(IfMatch.WITH_SALES, ifMatch),
                current -> mergePatch
                        .apply(patch, PoolRequest.of(current), PoolRequest.class)
                        .toDetails());
        return edited(id);
    }

    private Response edited(UUID id) {
        PoolSnapshot pool = findPool.find(caller, id);
        return Response.ok(PoolResponse.of(pool)).tag(tag(pool)).build();
    }

    private static EntityTag tag(PoolSnapshot pool) {
        return new EntityTag(pool.version() + "." + pool.figuresVersion());
    }
}
