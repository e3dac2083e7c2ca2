package dev.boxoffice.orders.buyer;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Problems;
import dev.boxoffice.http.scope.ClientScope;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.TenantIdentityProvider;
import io.quarkus.security.Authenticated;
import io.quarkus.security.AuthenticationFailedException;
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
    private final TenantIdentityProvider identities;
    private final Caller caller;

    ClaimResource(ClaimOrders claimOrders, TenantIdentityProvider identities, Caller caller) {
        this.claimOrders = claimOrders;
        this.identities = identities;
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
                            + " request has no further effect. The cart stays where it is.")
    @APIResponse(responseCode = "200", description = "The number of orders that have changed their buyer")
    @APIResponse(responseCode = "403", description = "Not a service client, or invalid-user-token")
    @APIResponse(responseCode = "404", description = "The buyer has no order with orderId")
    @APIResponse(responseCode = "503", description = "overloaded, outcome-unknown: repeat the request")
    public ClaimResponse claim(@NotNull @Valid ClaimRequest request) {
        if (caller.client().isEmpty()) {
            throw Problems.problem(403, "forbidden", "Forbidden", "Only service clients can use this endpoint.")
                    .build();
        }
        String user = user(request.userToken());
        return request.orderId() == null
                ? claimOrders.claimAll(caller.id(), user)
                : claimOrders.claimOne(request.orderId(), caller.id(), user);
    }

    private String user(String token) {
        try {
            return caller.idOfUser(identities
                    .authenticate(new AccessTokenCredential(token))
                    .await()
                    .indefinitely());
        } catch (AuthenticationFailedException e) {
            throw Problems.problem(
                            403,
                            "invalid-user-token",
                            "Invalid user token",
                            "userToken is not a valid access token of a user.")
                    .build();
        }
    }
}
