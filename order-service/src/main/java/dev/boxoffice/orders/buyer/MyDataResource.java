package dev.boxoffice.orders.buyer;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.scope.ClientScope;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/me/data")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Personal data")
class MyDataResource {

    private final ExportBuyer exportBuyer;
    private final Caller caller;

    MyDataResource(ExportBuyer exportBuyer, Caller caller) {
        this.exportBuyer = exportBuyer;
        this.caller = caller;
    }

    @GET
    @ClientScope(
            value = {ClientScope.ORDERS_READ, ClientScope.ORDERS_WRITE},
            forBuyer = true)
    @Operation(operationId = "exportMyData", summary = "Export my personal data", description = ExportBuyer.CONTENTS)
    @APIResponse(
            responseCode = "200",
            description = "The data",
            content = @Content(schema = @Schema(implementation = BuyerData.class)))
    public Response export() {
        return exportBuyer.toResponse(caller.id());
    }
}
