package dev.boxoffice.admissions.view;

import dev.boxoffice.admissions.AdmissionTexts;
import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Page;
import dev.boxoffice.http.Problems;
import dev.boxoffice.http.scope.ClientScope;
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

@Path("/api/orders/{orderId}/admissions")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Admissions")
class OrderAdmissionsResource {

    private final AdmissionReader reader;
    private final Caller caller;

    OrderAdmissionsResource(AdmissionReader reader, Caller caller) {
        this.reader = reader;
        this.caller = caller;
    }

    @GET
    @ClientScope(value = ClientScope.ADMISSIONS_READ, forBuyer = true)
    @Operation(
            operationId = "listAdmissionsOfOrder",
            summary = "List the admissions of an order",
            description = "The buyer and operators see all. Others see those that they hold, and staff those of their"
                    + " organiser. items is empty until the order is paid.")
    @APIResponse(
            responseCode = "200",
            description = "One page, by ticket and number. Pass next as after to get the following page.",
            content = @Content(schema = @Schema(implementation = AdmissionResource.AdmissionPage.class)))
    @APIResponse(responseCode = "400", description = AdmissionTexts.INVALID)
    @APIResponse(responseCode = "401", description = AdmissionTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "404", description = AdmissionTexts.ORDER_NOT_FOUND)
    public Response list(
            @PathParam("orderId") UUID orderId,
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) Integer limit,
            @QueryParam("after") String after,
            @Parameter(description = "Adds total, the number of admissions on all pages.")
                    @QueryParam("count")
                    @DefaultValue("false")
                    Boolean count,
            @Context UriInfo uri) {
        return reader.ofOrder(caller, orderId, UnitCursor.parse(after), limit, count)
                .orElseThrow(() -> Problems.notFound("order", orderId))
                .toResponse(uri);
    }
}
