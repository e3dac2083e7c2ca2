package dev.boxoffice.orders.search;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.Page;
import dev.boxoffice.http.Problems;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.organiser.Staff;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/tickets/{id}/orders")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Staff")
class TicketOrdersResource {

    private final OrderSearch search;
    private final Staff staff;
    private final Caller caller;

    TicketOrdersResource(OrderSearch search, Staff staff, Caller caller) {
        this.search = search;
        this.staff = staff;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listOrdersOfTicket",
            summary = "List the orders of a ticket as staff",
            description =
                    "Returns the newest orders first, for operators and for members of the ticket's organiser with"
                            + " the role OWNER or SUPPORT.")
    @APIResponse(
            responseCode = "200",
            description = "One page. Pass next as after to get the following page.",
            content = @Content(schema = @Schema(implementation = OrderSearchResource.StaffOrderPage.class)))
    @APIResponse(responseCode = "403", description = "not-yours: the ticket belongs to another organiser")
    @APIResponse(responseCode = "404", description = "Not found")
    public Response list(
            @PathParam("id") UUID id,
            @QueryParam("status") OrderStatus status,
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) Integer limit,
            @QueryParam("after") String after,
            @Parameter(
                            description = "Adds total, the number of matching orders. Counting stops at "
                                    + OrderSearch.MAX_TOTAL + ".")
                    @QueryParam("count")
                    @DefaultValue("false")
                    Boolean count,
            @Context UriInfo uri) {
        OrderSearch.TicketOwner owner = search.owner(id).orElseThrow(() -> Problems.notFound("ticket", id));
        if (!staff.scope(caller).contains(owner.organiserId(), owner.sellerId())) {
            throw Problems.problem(403, "not-yours", "Not yours", "Ticket " + id + " belongs to another organiser.")
                    .build();
        }
        return search.page(OrderFilter.ofTicket(id, status), Cursor.parse(after), limit, count)
                .toResponse(uri);
    }
}
