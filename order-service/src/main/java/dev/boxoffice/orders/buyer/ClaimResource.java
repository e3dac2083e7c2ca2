package dev.boxoffice.orders.buyer;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.scope.ClientScope;
import dev.boxoffice.http.token.UserTokens;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Both sides prove who they are: the service client with its token, and the user with the one in the body. */
@Path("/api/orders/claim")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Blocking
@Tag(name = "Orders")
class ClaimResource {

    private final ClaimOrders claimOrders;
    private final UserTokens userTokens;
    private final Caller caller;

    ClaimResource(ClaimOrders claimOrders, UserTokens userTokens, Caller caller) {
        this.claimOrders = claimOrders;
        this.userTokens = userTokens;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ClientScope(value = ClientScope.ORDERS_WRITE, forBuyer = true)
    @Operation(
            operationId = "claimOrders",
            summary = "Give a buyer's orders to a user",
            description =
                    "For service clients whose buyer has signed in. The user becomes the buyer of the orders, with all that"
                            + " counts for limits, and the holder of the admissions that the buyer still holds. A repeated"
                            + " request has no further effect. The cart stays where it is. Admissions that the buyer has received"
                            + " from others are taken over in admission-service.")
    @APIResponse(responseCode = "200", description = "The number of orders that have changed their buyer")
    @APIResponse(responseCode = "403", description = "Not a service client, or invalid-user-token")
    @APIResponse(responseCode = "404", description = "The buyer has no order with orderId")
    @APIResponse(
            responseCode = "409",
            description = "erasure-running: the personal data of the buyer or of the user is being erased")
    @APIResponse(responseCode = "503", description = "overloaded, outcome-unknown: repeat the request")
    public ClaimResponse claim(@NotNull @Valid ClaimRequest request) {
        String user = userTokens.userOf(request.userToken());
        return request.orderId() == null
                ? claimOrders.claimAll(caller.id(), user)
                : claimOrders.claimOne(request.orderId(), caller.id(), user);
    }
}
