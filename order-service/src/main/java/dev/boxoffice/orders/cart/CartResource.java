package dev.boxoffice.orders.cart;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.scope.ClientScope;
import dev.boxoffice.orders.intake.PlaceOrders;
import dev.boxoffice.orders.order.OrderDetails;
import dev.boxoffice.orders.view.OrderResponse;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/cart")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Cart")
class CartResource {

    private final ShowCart showCart;
    private final PutItem putItem;
    private final RemoveItem removeItem;
    private final ClearCart clearCart;
    private final PlaceOrders placeOrders;
    private final Idempotency idempotency;
    private final Caller caller;

    CartResource(
            ShowCart showCart,
            PutItem putItem,
            RemoveItem removeItem,
            ClearCart clearCart,
            PlaceOrders placeOrders,
            Idempotency idempotency,
            Caller caller) {
        this.showCart = showCart;
        this.putItem = putItem;
        this.removeItem = removeItem;
        this.clearCart = clearCart;
        this.placeOrders = placeOrders;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    @ClientScope(
            value = {ClientScope.ORDERS_READ, ClientScope.ORDERS_WRITE},
            forBuyer = true)
    @Operation(
            operationId = "getCart",
            summary = "Get my cart",
            description =
                    "Returns the cart with current prices and stock, and with the problems that a checkout would report.")
    @APIResponse(responseCode = "200", description = "The cart; items is empty if the cart is empty")
    public CartResponse show() {
        return showCart.show(caller.id());
    }

    @PUT
    @Path("items/{ticketId}")
    @Consumes(MediaType.APPLICATION_JSON)
    @ClientScope(value = ClientScope.ORDERS_WRITE, forBuyer = true)
    @Operation(
            operationId = "putCartItem",
            summary = "Put a ticket into my cart",
            description = "Sets the quantity and accepts the current price. A cart holds no stock.")
    @APIResponse(responseCode = "200", description = "The cart")
    @APIResponse(responseCode = "404", description = "The path contains no valid id")
    @APIResponse(responseCode = "409", description = "not-on-sale, limit-exceeded")
    @APIResponse(responseCode = "422", description = "unknown-ticket, mixed-currencies")
    public CartResponse put(@PathParam("ticketId") UUID ticketId, @NotNull @Valid PutItemRequest request) {
        return putItem.put(caller.id(), ticketId, request.quantity());
    }

    @DELETE
    @Path("items/{ticketId}")
    @ClientScope(value = ClientScope.ORDERS_WRITE, forBuyer = true)
    @Operation(operationId = "removeCartItem", summary = "Remove a ticket from my cart")
    @APIResponse(responseCode = "204", description = "The cart does not contain the ticket")
    @APIResponse(responseCode = "404", description = "The path contains no valid id")
    public void remove(@PathParam("ticketId") UUID ticketId) {
        removeItem.remove(caller.id(), ticketId);
    }

    @DELETE
    @ClientScope(value = ClientScope.ORDERS_WRITE, forBuyer = true)
    @Operation(operationId = "emptyCart", summary = "Empty my cart")
    @APIResponse(responseCode = "204", description = "The cart is empty")
    public void clear() {
        clearCart.clear(caller.id());
    }

    @POST
    @Path("checkout")
    @Consumes(MediaType.APPLICATION_JSON)
    @ClientScope(value = ClientScope.ORDERS_WRITE, forBuyer = true)
    @Operation(
            operationId = "checkOut",
            summary = "Check out my cart",
            description =
                    "Places one order for all items at the prices that the buyer saw, and empties the cart. If any item"
                            + " fails, nothing changes and the problem names the ticket. The body is optional. A repeated request with the same"
                            + " Idempotency-Key returns the order as it is now, with the first status and Location and with"
                            + " Idempotency-Replayed: true.")
    @APIResponse(
            responseCode = "201",
            description = "The order, held until expiresAt",
            content = @Content(schema = @Schema(implementation = OrderResponse.class)))
    @APIResponse(
            responseCode = "409",
            description = "cart-empty, sold-out, price-changed, not-on-sale, limit-exceeded, idempotency-key-in-use")
    @APIResponse(responseCode = "503", description = "overloaded, outcome-unknown: retry with the same key")
    @RequestBody(required = false)
    public Uni<Response> checkOut(
            @HeaderParam("Idempotency-Key") String idempotencyKey, @Valid CheckOutRequest request) {
        OrderDetails details = request == null ? OrderDetails.NONE : request.details();
        var idempotent = idempotency.request(
                caller.id(),
                "POST /api/cart/checkout",
                idempotencyKey,
                details.equals(OrderDetails.NONE) ? null : request);
        return placeOrders.checkOut(details, idempotent);
    }
}
