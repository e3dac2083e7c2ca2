package dev.boxoffice.admissions.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.boxoffice.admissions.AdmissionTexts;
import dev.boxoffice.admissions.holder.HolderProblem;
import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.Replies;
import dev.boxoffice.http.scope.ClientScope;
import dev.boxoffice.http.token.SecretToken;
import io.quarkus.security.Authenticated;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/admissions/{id}/transfer")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Transfers")
class TransferResource {

    private static final String NOT_HELD = "The caller does not hold the admission (`not-found`).";
    private static final String NO_TRANSFER =
            "The caller does not hold the admission, or it has no open transfer (`not-found`).";

    private final Idempotency idempotency;
    private final Transfers transfers;
    private final Caller caller;

    TransferResource(Idempotency idempotency, Transfers transfers, Caller caller) {
        this.idempotency = idempotency;
        this.transfers = transfers;
        this.caller = caller;
    }

    @Schema(name = "Transfer")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TransferResponse(
            UUID admissionId,
            Instant createdAt,

            @Schema(description = "From then on the transfer cannot be claimed.")
            Instant expiresAt,

            @Schema(description = "The secret of the transfer; only in the first response to its creation.")
            String token) {

        static TransferResponse of(Transfer transfer, String token) {
            return new TransferResponse(transfer.admissionId(), transfer.createdAt(), transfer.expiresAt(), token);
        }
    }

    @POST
    @ClientScope(value = ClientScope.ORDERS_WRITE, forBuyer = true)
    @Operation(
            operationId = "transferAdmission",
            summary = "Offer an admission to another user",
            description =
                    "Returns a token, with which one user claims the admission. Send it to that user, for example in the"
                            + " fragment of a link. The caller remains the holder until then. The service stores only the token's"
                            + " hash, so a repeated request with the same Idempotency-Key returns the transfer without the token.")
    @APIResponse(
            responseCode = "201",
            description = "The transfer is open. Location is its address.",
            content = @Content(schema = @Schema(implementation = TransferResponse.class)))
    @APIResponse(responseCode = "401", description = AdmissionTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "404", description = NOT_HELD)
    @APIResponse(
            responseCode = "409",
            description =
                    "The admission is void (`admission-void`), it has an entry (`admission-entered`) or an open transfer (`transfer-pending`), or a"
                            + " request with this Idempotency-Key is still running (`idempotency-key-in-use`).")
    @APIResponse(responseCode = "422", description = AdmissionTexts.KEY_REUSED)
    public Response create(
            @PathParam("id") UUID id,
            @Parameter(description = AdmissionTexts.KEY) @HeaderParam("Idempotency-Key") String idempotencyKey) {
        String path = "/api/admissions/" + id + "/transfer";
        SecretToken token = SecretToken.create();
        Idempotency.Once created = idempotency.once(
                idempotency.request(caller.id(), "POST " + path, idempotencyKey, null),
                () -> transfers.create(caller, id, token));
        Transfer transfer = transfers
                .find(caller, id)
                .filter(open -> open.id().equals(created.resourceId()))
                .orElseThrow(() -> new HolderProblem.NoTransfer(id).toException());
        return Replies.created(
                path, TransferResponse.of(transfer, created.replayed() ? null : token.text()), created.replayed());
    }

    @GET
    @ClientScope(value = ClientScope.ADMISSIONS_READ, forBuyer = true)
    @Operation(operationId = "getTransfer", summary = "Get the open transfer of an admission")
    @APIResponse(responseCode = "200", description = "The transfer, without its token")
    @APIResponse(responseCode = "401", description = AdmissionTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "404", description = NO_TRANSFER)
    public TransferResponse get(@PathParam("id") UUID id) {
        return transfers
                .find(caller, id)
                .map(transfer -> TransferResponse.of(transfer, null))
                .orElseThrow(() -> new HolderProblem.NoTransfer(id).toException());
    }

    @DELETE
    @ClientScope(value = ClientScope.ORDERS_WRITE, forBuyer = true)
    @Operation(operationId = "cancelTransfer", summary = "Cancel the open transfer of an admission")
    @APIResponse(responseCode = "204", description = "The transfer is cancelled; its token is invalid")
    @APIResponse(responseCode = "401", description = AdmissionTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "404", description = NO_TRANSFER)
    public void cancel(@PathParam("id") UUID id) {
        transfers.cancel(caller, id);
    }
}
