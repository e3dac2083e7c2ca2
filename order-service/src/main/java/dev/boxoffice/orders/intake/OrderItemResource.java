package dev.boxoffice.orders.intake;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.scope.ClientScope;
import dev.boxoffice.orders.command.ChangeLine;
import dev.boxoffice.orders.engine.Engine;
import dev.boxoffice.orders.order.Actor;
import dev.boxoffice.orders.order.OrderRequest;
import dev.boxoffice.orders.view.OrderResponse;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/orders/{id}/items/{ticketId}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Orders")
class OrderItemResource {

    private final Engine engine;
    private final Caller caller;

    OrderItemResource(Engine engine, Caller caller) {
        this.engine = engine;
        this.caller = caller;
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @ClientScope(value = ClientScope.ORDERS_WRITE, forBuyer = true)
    @Operation(
            operationId = "putOrderItem",
            summary = "Change the quantity of a ticket in an order",
            description = "Holds or releases the difference at once, or adds a line. Lines can change until a payment"
                    + " starts. The unit price of an existing line stays, and so does expiresAt.")
    @APIResponse(responseCode = "200", description = "The order. It is unchanged if it already has this quantity")
    @APIResponse(responseCode = "404", description = "Not found, owned by another user, or no valid id")
    @APIResponse(
            responseCode = "409",
            description = "illegal-transition, hold-expired, sold-out (available includes the units of this order),"
                    + " price-changed, not-on-sale, limit-exceeded")
    @APIResponse(responseCode = "422", description = "unknown-ticket, mixed-currencies")
    @APIResponse(responseCode = "503", description = "overloaded, outcome-unknown: retry")
    public Uni<OrderResponse> put(
            @PathParam("id") UUID id, @PathParam("ticketId") UUID ticketId, @NotNull @Valid ChangeLineRequest request) {
        return change(id, request.toLine(ticketId));
    }

    @DELETE
    @ClientScope(value = ClientScope.ORDERS_WRITE, forBuyer = true)
    @Operation(
            operationId = "removeOrderItem",
            summary = "Remove a ticket from an order",
            description = "Releases the stock of the line at once. Lines can change until a payment starts.")
    @APIResponse(responseCode = "200", description = "The order. It is unchanged if it does not contain the ticket")
    @APIResponse(responseCode = "404", description = "Not found, owned by another user, or no valid id")
    @APIResponse(responseCode = "409", description = "last-line, illegal-transition, hold-expired")
    @APIResponse(responseCode = "503", description = "overloaded, outcome-unknown: retry")
    public Uni<OrderResponse> remove(@PathParam("id") UUID id, @PathParam("ticketId") UUID ticketId) {
        return change(id, new OrderRequest.Line(ticketId, 0, null));
    }

    private Uni<OrderResponse> change(UUID id, OrderRequest.Line line) {
        var command = new ChangeLine(new Actor(caller.id(), caller.isAdmin()), id, line);
        return Uni.createFrom()
                .completionStage(() -> engine.submit(command))
                .map(answer -> OrderReplies.of(answer.value()));
    }
}
