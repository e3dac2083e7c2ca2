package dev.boxoffice.orders.search;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.Page;
import dev.boxoffice.http.stream.ClientStream;
import dev.boxoffice.orders.organiser.Staff;
import dev.boxoffice.orders.organiser.StaffScope;
import dev.boxoffice.orders.view.OrderResponse;
import io.quarkus.security.Authenticated;
import io.quarkus.security.ForbiddenException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/admin/orders")
@Authenticated
@Tag(name = "Staff")
class OrderSearchResource {

    private static final String CSV = "text/csv";

    private final OrderSearch search;
    private final OrderExport export;
    private final ClientStream stream;
    private final Staff staff;
    private final Caller caller;

    OrderSearchResource(OrderSearch search, OrderExport export, ClientStream stream, Staff staff, Caller caller) {
        this.search = search;
        this.export = export;
        this.stream = stream;
        this.staff = staff;
        this.caller = caller;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "searchOrders",
            summary = "Search orders as staff",
            description =
                    "Returns the newest orders first. Operators find all orders; members of an organiser with the role"
                            + " OWNER or SUPPORT find orders with its tickets. With Accept: text/csv, the response has one row per"
                            + " line of the orders found, in the currency's minor unit, without pages.")
    @APIResponse(
            responseCode = "200",
            description = "One page. Pass next as after to get the following page.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = StaffOrderPage.class)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(responseCode = "403", description = "Neither an operator nor OWNER or SUPPORT of an organiser")
    public Response find(
            @Valid @BeanParam OrderSearchParameters parameters,
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) Integer limit,
            @QueryParam("after") String after,
            @Parameter(
                            description = "Adds total, the number of matching orders. Counting stops at "
                                    + OrderSearch.MAX_TOTAL + ".")
                    @QueryParam("count")
                    @DefaultValue("false")
                    Boolean count,
            @Context UriInfo uri) {
        return search.page(parameters.within(scope()), Cursor.parse(after), limit, count)
                .toResponse(uri);
    }

    @GET
    @Produces(CSV + ";qs=0.5")
    @Operation(hidden = true)
    public Response export(@Valid @BeanParam OrderSearchParameters parameters) {
        OrderFilter filter = parameters.within(scope());
        StreamingOutput rows = stream.of(out -> export.write(filter, out));
        return Response.ok(rows, CSV + ";charset=utf-8;header=present")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"orders.csv\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private StaffScope scope() {
        StaffScope scope = staff.scope(caller);
        if (scope.isEmpty()) {
            throw new ForbiddenException();
        }
        return scope;
    }

    /** For the OpenAPI document only: the shape of a {@link Page} of orders. */
    record StaffOrderPage(List<OrderResponse> items, String next, Long total) {}
}
