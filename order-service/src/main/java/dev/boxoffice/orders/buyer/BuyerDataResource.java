package dev.boxoffice.orders.buyer;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Text;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The buyer is in the query, because access logs have paths. */
@Path("/api/admin/buyer-data")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Caller.ADMIN)
@Tag(name = "Personal data")
class BuyerDataResource {

    private final ExportBuyer exportBuyer;

    BuyerDataResource(ExportBuyer exportBuyer) {
        this.exportBuyer = exportBuyer;
    }

    @GET
    @Operation(
            operationId = "exportBuyerData",
            summary = "Export a buyer's personal data",
            description = ExportBuyer.CONTENTS)
    @APIResponse(
            responseCode = "200",
            description = "The data. An unknown buyer has none.",
            content = @Content(schema = @Schema(implementation = BuyerData.class)))
    @APIResponse(responseCode = "403", description = "Not an operator")
    public Response export(
            @Parameter(description = "The subject of the buyer's token")
                    @QueryParam("buyer")
                    @NotNull
                    @Text(max = ErasureRequest.MAX_LENGTH, form = Text.Form.LINE)
                    String buyer) {
        return exportBuyer.toResponse(buyer);
    }
}
