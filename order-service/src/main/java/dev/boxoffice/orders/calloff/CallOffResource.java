package dev.boxoffice.orders.calloff;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Problems;
import dev.boxoffice.orders.organiser.Staff;
import dev.boxoffice.orders.organiser.StaffScope;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/call-offs")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Call-offs")
class CallOffResource {

    private final CallOffTable table;
    private final Staff staff;
    private final Caller caller;

    CallOffResource(CallOffTable table, Staff staff, Caller caller) {
        this.table = table;
        this.staff = staff;
        this.caller = caller;
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
}
