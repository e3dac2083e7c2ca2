package dev.boxoffice.admissions.wallet;

import dev.boxoffice.admissions.AdmissionTexts;
import dev.boxoffice.admissions.show.OrderedTicket;
import dev.boxoffice.admissions.show.OrderedTickets;
import dev.boxoffice.admissions.view.AdmissionReader;
import dev.boxoffice.admissions.view.AdmissionResponse;
import dev.boxoffice.admissions.view.OrderDocument;
import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Problems;
import dev.boxoffice.http.scope.ClientScope;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/admissions/{id}/wallet.pkpass")
@Produces(WalletPassResource.PASS)
@Authenticated
@Tag(name = "Admissions")
class WalletPassResource {

    static final String PASS = "application/vnd.apple.pkpass";

    private final WalletKeys keys;
    private final AdmissionReader reader;
    private final OrderedTickets tickets;
    private final Caller caller;

    WalletPassResource(WalletKeys keys, AdmissionReader reader, OrderedTickets tickets, Caller caller) {
        this.keys = keys;
        this.reader = reader;
        this.tickets = tickets;
        this.caller = caller;
    }

    @GET
    @ClientScope(value = ClientScope.ADMISSIONS_READ, forBuyer = true)
    @Operation(
            operationId = "getWalletPass",
            summary = "Get an admission as a pass of Apple Wallet",
            description = "Only where the operator has configured a key for passes. For callers who see the code.")
    @APIResponse(
            responseCode = "200",
            description = "The pass",
            content = @Content(mediaType = PASS, schema = @Schema(type = SchemaType.STRING, format = "binary")))
    @APIResponse(responseCode = "401", description = AdmissionTexts.UNAUTHORIZED)
    @APIResponse(
            responseCode = "404",
            description =
                    "Passes are not configured (`wallet-not-configured`), or the admission does not exist or the caller"
                            + " may not see it (`not-found`).")
    @APIResponse(
            responseCode = "409",
            description = "The admission is void, or another user holds it (`no-admissions`).")
    public Response get(@PathParam("id") UUID id) {
        PassSigner signer = keys.signer()
                .orElseThrow(() -> Problems.problem(
                                404,
                                "wallet-not-configured",
                                "Wallet not configured",
                                "Wallet passes are not configured. Print the admission instead.")
                        .build());
        AdmissionResponse admission = reader.find(caller, id).orElseThrow(() -> Problems.notFound("admission", id));
        if (admission.code() == null) {
            throw OrderDocument.noAdmissions(
                    admission.orderId(), "has this admission, but it is void, or another user holds it.");
        }
        OrderedTicket ticket = tickets.ofOrder(admission.orderId()).stream()
                .filter(ordered -> ordered.id().equals(admission.ticket().id()))
                .findFirst()
                .orElseThrow();
        return Response.ok(WalletPass.write(admission, ticket, signer))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"admission-" + id + ".pkpass\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
