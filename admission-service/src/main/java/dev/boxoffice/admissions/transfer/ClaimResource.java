package dev.boxoffice.admissions.transfer;

import dev.boxoffice.admissions.AdmissionTexts;
import dev.boxoffice.admissions.holder.HolderProblem;
import dev.boxoffice.admissions.holder.Holders;
import dev.boxoffice.admissions.view.AdmissionReader;
import dev.boxoffice.admissions.view.AdmissionResponse;
import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.NormalForm;
import dev.boxoffice.http.Replies;
import dev.boxoffice.http.Text;
import dev.boxoffice.http.scope.ClientScope;
import dev.boxoffice.http.token.SecretToken;
import io.quarkus.security.Authenticated;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/admissions/claim")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Transfers")
class ClaimResource {

    private static final int MAX_TOKEN = 100;

    private final Idempotency idempotency;
    private final Transfers transfers;
    private final AdmissionReader reader;
    private final Caller caller;

    ClaimResource(Idempotency idempotency, Transfers transfers, AdmissionReader reader, Caller caller) {
        this.idempotency = idempotency;
        this.transfers = transfers;
        this.reader = reader;
        this.caller = caller;
    }

    @Schema(name = "ClaimRequest")
    public record ClaimRequest(
            @NotNull
            @Size(min = 1, max = MAX_TOKEN)
            @Schema(description = "The token of the transfer. It is in the body because addresses are logged.")
            String token,

            @Schema(
                    maxLength = Holders.MAX_NAME,
                    description = "The name of the caller; only if the show asks for the names of holders.")
            @Text(max = Holders.MAX_NAME)
            String holderName) {

        public ClaimRequest {
            holderName = NormalForm.trimmed(holderName);
        }
    }

    @POST
    @ClientScope(value = ClientScope.ORDERS_WRITE, forBuyer = true)
    @Operation(
            operationId = "claimAdmission",
            summary = "Claim an admission",
            description =
                    "The caller becomes the holder of the admission, with a new code. The code of the previous holder"
                            + " becomes invalid.")
    @APIResponse(
            responseCode = "200",
            description = "The admission with its new code",
            content = @Content(schema = @Schema(implementation = AdmissionResponse.class)))
    @APIResponse(responseCode = "400", description = AdmissionTexts.INVALID)
    @APIResponse(responseCode = "401", description = AdmissionTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "404", description = "The token belongs to no open transfer (`not-found`).")
    @APIResponse(
            responseCode = "409",
            description =
                    "The admission is void (`admission-void`) or has an entry (`admission-entered`), the caller already holds it (`already-holder`), the"
                            + " show does not ask for names (`holder-name-not-asked`), or a"
                            + " request with this Idempotency-Key is still running (`idempotency-key-in-use`).")
    @APIResponse(responseCode = "422", description = AdmissionTexts.KEY_REUSED)
    public Response claim(
            @Parameter(description = AdmissionTexts.KEY) @HeaderParam("Idempotency-Key") String idempotencyKey,
            @NotNull @Valid ClaimRequest request) {
        Idempotency.Once claimed = idempotency.once(
                idempotency.request(caller.id(), "POST /api/admissions/claim", idempotencyKey, request),
                () -> transfers.claim(caller, new SecretToken(request.token()), request.holderName()));
        AdmissionResponse admission =
                reader.find(caller, claimed.resourceId()).orElseThrow(() -> new HolderProblem.NotOpen().toException());
        return Replies.changed(admission, claimed.replayed());
    }
}
