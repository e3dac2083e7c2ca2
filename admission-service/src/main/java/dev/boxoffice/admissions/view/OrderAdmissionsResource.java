package dev.boxoffice.admissions.view;

import dev.boxoffice.admissions.AdmissionTexts;
import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Problems;
import dev.boxoffice.http.scope.ClientScope;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
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

    @Schema(name = "OrderAdmissions")
    record OrderAdmissionsResponse(List<AdmissionResponse> items) {}

    @GET
    @ClientScope(value = ClientScope.ADMISSIONS_READ, forBuyer = true)
    @Operation(
            operationId = "listAdmissionsOfOrder",
            summary = "List the admissions of an order",
            description = "The buyer and operators see all. Others see those that they hold, and staff those of their"
                    + " organiser. items is empty until the order is paid.")
    @APIResponse(responseCode = "200", description = "The admissions, by ticket and number")
    @APIResponse(responseCode = "401", description = AdmissionTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "404", description = AdmissionTexts.ORDER_NOT_FOUND)
    public OrderAdmissionsResponse list(@PathParam("orderId") UUID orderId) {
        return new OrderAdmissionsResponse(
                reader.ofOrder(caller, orderId).orElseThrow(() -> Problems.notFound("order", orderId)));
    }
}
