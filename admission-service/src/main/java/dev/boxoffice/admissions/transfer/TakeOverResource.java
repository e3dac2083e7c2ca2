package dev.boxoffice.admissions.transfer;

import dev.boxoffice.admissions.AdmissionTexts;
import dev.boxoffice.http.Caller;
import dev.boxoffice.http.scope.ClientScope;
import dev.boxoffice.http.token.UserTokens;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Both sides prove who they are: the service client with its token, and the user with the one in the body. */
@Path("/api/admissions/take-over")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Blocking
@Tag(name = "Transfers")
class TakeOverResource {

    private final TakeOver takeOver;
    private final UserTokens userTokens;
    private final Caller caller;

    TakeOverResource(TakeOver takeOver, UserTokens userTokens, Caller caller) {
        this.takeOver = takeOver;
        this.userTokens = userTokens;
        this.caller = caller;
    }

    @Schema(name = "TakeOverRequest")
    record TakeOverRequest(
            @NotNull
            @Pattern(regexp = "^[\\w-]+\\.[\\w-]+\\.[\\w-]+$", message = "must be a signed JWT")
            @Size(max = UserTokens.MAX_LENGTH)
            @Schema(
                    maxLength = UserTokens.MAX_LENGTH,
                    description = "The user's access token, which proves that the user consents")
            String userToken,

            @Schema(description = "The only order whose admissions to take over; all of the buyer's if it is absent")
            UUID orderId) {}

    @Schema(name = "TakeOverResponse")
    record TakeOverResponse(
            @Schema(description = "The number of admissions that have changed their holder.")
            int taken,

            @Schema(description = "Whether the buyer still holds admissions; repeat the request then.")
            boolean remaining) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ClientScope(value = ClientScope.ORDERS_WRITE, forBuyer = true)
    @Operation(
            operationId = "takeOverAdmissions",
            summary = "Give the admissions that a buyer holds to a user",
            description =
                    "For service clients whose buyer has signed in. The user becomes the holder of the admissions that the"
                            + " buyer holds, those received from others included. Their codes stay valid. A repeated request"
                            + " has no further effect. Claim the buyer's orders in order-service as well.")
    @APIResponse(responseCode = "200", description = "The number of admissions that have changed their holder")
    @APIResponse(responseCode = "400", description = AdmissionTexts.INVALID)
    @APIResponse(responseCode = "401", description = AdmissionTexts.UNAUTHORIZED)
    @APIResponse(responseCode = "403", description = "Not a service client (`forbidden`), or `invalid-user-token`.")
    public TakeOverResponse takeOver(@NotNull @Valid TakeOverRequest request) {
        String user = userTokens.userOf(request.userToken());
        int taken = takeOver.run(caller.id(), request.orderId(), user);
        return new TakeOverResponse(taken, taken == TakeOver.BATCH);
    }
}
