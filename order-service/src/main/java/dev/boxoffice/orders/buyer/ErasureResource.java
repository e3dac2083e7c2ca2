package dev.boxoffice.orders.buyer;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.Problems;
import dev.boxoffice.http.Replies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The buyer is in the body, because access logs have paths. */
@Path("/api/admin/erasures")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.ADMIN)
@Tag(name = "Personal data")
class ErasureResource {

    private final RequestErasure requestErasure;
    private final ErasureTable table;
    private final Idempotency idempotency;
    private final Caller caller;

    ErasureResource(RequestErasure requestErasure, ErasureTable table, Idempotency idempotency, Caller caller) {
        this.requestErasure = requestErasure;
        this.table = table;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "eraseBuyer",
            summary = "Erase a buyer's personal data",
            description =
                    "Deletes the buyer's cart and idempotency records at once. Orders get a pseudonym, and lose contact,"
                            + " clientReference and payment methods, within seconds. Figures do not change. Orders that the"
                            + " buyer places later are not erased.")
    @APIResponse(
            responseCode = "201",
            description = "The erasure. Location is its address.",
            content = @Content(schema = @Schema(implementation = ErasureResponse.class)))
    @APIResponse(responseCode = "403", description = "Not an operator")
    @APIResponse(responseCode = "409", description = "orders-in-progress")
    @APIResponse(responseCode = "422", description = "idempotency-key-reused")
    public Response erase(
            @HeaderParam("Idempotency-Key") String idempotencyKey, @NotNull @Valid ErasureRequest request) {
        Idempotency.Once requested = idempotency.once(
                idempotency.request(caller.id(), "POST /api/admin/erasures", idempotencyKey, request),
                () -> requestErasure.request(request.buyer(), caller.id()));
        return Replies.created(
                "/api/admin/erasures/" + requested.resourceId(), one(requested.resourceId()), requested.replayed());
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getErasure", summary = "Get an erasure")
    @APIResponse(responseCode = "200", description = "The erasure")
    @APIResponse(responseCode = "403", description = "Not an operator")
    @APIResponse(responseCode = "404", description = "Not found")
    public ErasureResponse one(@PathParam("id") UUID id) {
        return table.find(id).map(ErasureResponse::of).orElseThrow(() -> Problems.notFound("erasure", id));
    }
}
