package dev.boxoffice.orders.calloff;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.Page;
import dev.boxoffice.http.Problems;
import dev.boxoffice.orders.organiser.Staff;
import dev.boxoffice.orders.organiser.StaffScope;
import io.quarkus.security.Authenticated;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/call-offs")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Call-offs")
class CallOffResource {

    private final CallOffTable table;
    private final CallOffList list;
    private final Staff staff;
    private final Caller caller;

    CallOffResource(CallOffTable table, CallOffList list, Staff staff, Caller caller) {
        this.table = table;
        this.list = list;
        this.staff = staff;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listCallOffs",
            summary = "List call-offs",
            description =
                    "Returns shows that are called off, the latest call-off first. Operators find all; members with the"
                            + " role OWNER or SUPPORT find those of their organisers.")
    @APIResponse(
            responseCode = "200",
            description = "One page. Pass next as after to get the following page.",
            content = @Content(schema = @Schema(implementation = CallOffPage.class)))
    public Response list(
            @Parameter(description = "Only shows of this organiser") @QueryParam("organiserId") UUID organiserId,
            @QueryParam("status") CallOffResponse.Status status,
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) Integer limit,
            @QueryParam("after") String after,
            @Parameter(description = "Adds total, the number of call-offs on all pages.")
                    @QueryParam("count")
                    @DefaultValue("false")
                    Boolean count,
            @Context UriInfo uri) {
        var filter = new CallOffList.Filter(staff.scope(caller), organiserId, status);
        return list.page(filter, Cursor.parse(after), limit, count).toResponse(uri);
    }

    @GET
    @Path("{showId}")
    @Operation(
            operationId = "getCallOff",
            summary = "Get the progress of a call-off",
            description =
                    "Shows what became of the orders of a show that is called off. For operators, and for members with the"
                            + " role OWNER or SUPPORT of the show's organiser. Open orders are cancelled, and paid orders"
                            + " are refunded at a limited rate. A refund that the provider refuses is counted as failed;"
                            + " request it again with POST /api/orders/{id}/refunds.")
    @APIResponse(responseCode = "200", description = "The progress")
    @APIResponse(responseCode = "404", description = "The show is not called off, or not visible to the caller")
    public CallOffResponse one(@PathParam("showId") UUID showId) {
        StaffScope scope = staff.scope(caller);
        return table.find(showId)
                .filter(callOff -> scope.everything()
                        || table.owners(showId).stream()
                                .anyMatch(owner -> scope.contains(owner.organiserId(), owner.sellerId())))
                .map(callOff -> CallOffResponse.of(callOff, table.progress(showId)))
                .orElseThrow(() -> Problems.notFound("call-off", showId));
    }

    /** For the OpenAPI document only: the shape of a {@link Page} of call-offs. */
    record CallOffPage(List<ListedCallOff> items, String next, Long total) {}
}
