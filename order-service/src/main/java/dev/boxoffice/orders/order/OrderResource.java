package dev.boxoffice.orders.order;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.http.Page;
import dev.boxoffice.http.StoredAnswer;
import io.quarkus.security.Authenticated;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/orders")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Orders")
class OrderResource {

    private static final String EXAMPLE = """
            {"items": [{"ticketId": "01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d", "quantity": 2,
              "expectedUnitPrice": {"amount": 4950, "currency": "EUR"}}]}""";

    private final PlaceOrder placeOrder;
    private final CancelOrder cancelOrder;
    private final StartPayment startPayment;
    private final RefundOrder refundOrder;
    private final FindOrders findOrders;
    private final Caller caller;

    OrderResource(
            PlaceOrder placeOrder,
            CancelOrder cancelOrder,
            StartPayment startPayment,
            RefundOrder refundOrder,
            FindOrders findOrders,
            Caller caller) {
        this.placeOrder = placeOrder;
        this.cancelOrder = cancelOrder;
        this.startPayment = startPayment;
        this.refundOrder = refundOrder;
        this.findOrders = findOrders;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "placeOrder",
            summary = "Place an order",
            description = "Holds stock for every line or for none, for a limited time. A repetition with the same"
                    + " Idempotency-Key answers as the first request did, with Idempotency-Replayed: true.")
    @APIResponse(
            responseCode = "201",
            description = "Held until expiresAt",
            content = @Content(schema = @Schema(implementation = OrderResponse.class)))
    @APIResponse(responseCode = "409", description = "sold-out, price-changed, not-on-sale, limit-exceeded")
    @APIResponse(responseCode = "422", description = "unknown-ticket, mixed-currencies, idempotency-key-reused")
    @APIResponse(responseCode = "503", description = "overloaded: ask again with the same key")
    public Uni<Response> place(
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @RequestBody(content = @Content(examples = @ExampleObject(name = "two of one", value = EXAMPLE)))
                    @NotNull
                    @Valid
                    PlaceOrderRequest request) {
        var idempotent = new IdempotentRequest(caller.id(), "POST /api/orders", idempotencyKey, request);
        return placeOrder.place(request.toOrderRequest(caller.id()), idempotent).map(StoredAnswer::toResponse);
    }

    @GET
    @Operation(operationId = "listOrders", summary = "My orders, newest first")
    @APIResponse(
            responseCode = "200",
            description = "A page; next is the after of the following one",
            content = @Content(schema = @Schema(implementation = OrderPage.class)))
    public Response list(
            @QueryParam("status") OrderStatus status,
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) Integer limit,
            @QueryParam("after") String after,
            @QueryParam("count") @DefaultValue("false") Boolean count,
            @Context UriInfo uri) {
        return findOrders
                .list(caller.id(), status, Cursor.parse(after), limit, count)
                .toResponse(uri);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getOrder", summary = "One of my orders, with its tickets and history")
    @APIResponse(responseCode = "200", description = "The order")
    @APIResponse(responseCode = "404", description = "There is none, or it is somebody else's")
    public OrderResponse one(@PathParam("id") UUID id) {
        return findOrders.find(caller, id);
    }

    @POST
    @Path("{id}/cancel")
    @Operation(
            operationId = "cancelOrder",
            summary = "Give an unpaid order up",
            description = "Its stock returns at once.")
    @APIResponse(responseCode = "200", description = "Cancelled")
    @APIResponse(responseCode = "404", description = "There is none, or it is somebody else's")
    @APIResponse(responseCode = "409", description = "illegal-transition: with from, to and what is allowed")
    public OrderResponse cancel(@PathParam("id") UUID id) {
        return cancelOrder.cancel(caller, id);
    }

    @POST
    @Path("{id}/payment")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "payOrder",
            summary = "Start to pay, or try again after a decline",
            description = "The money arrives later: the order becomes COMPLETE when it does. The hold is extended once,"
                    + " so that there is time to pay. While a payment is pending, asking again goes on with it; after a"
                    + " decline it is a new attempt. An order that costs nothing is COMPLETE at once.")
    @APIResponse(
            responseCode = "200",
            description = "The order with its payment, and what the browser needs to confirm it",
            content = @Content(schema = @Schema(implementation = OrderResponse.class)))
    @APIResponse(responseCode = "404", description = "There is none, or it is somebody else's")
    @APIResponse(responseCode = "409", description = "hold-expired, payment-pending, illegal-transition")
    @APIResponse(responseCode = "422", description = "unknown-payment-method, idempotency-key-reused")
    @APIResponse(responseCode = "503", description = "payment-provider-unavailable: ask again with the same key")
    public Response pay(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @RequestBody(
                            content =
                                    @Content(
                                            examples = {
                                                @ExampleObject(
                                                        name = "Stripe",
                                                        value = "{\"paymentMethod\": \"pm_1NCR2vLkdIwHu7ix\"}"),
                                                @ExampleObject(name = "confirmed in the browser", value = "{}"),
                                                @ExampleObject(
                                                        name = "simulated",
                                                        value = "{\"paymentMethod\": \"sim_success\"}")
                                            }))
                    @NotNull
                    @Valid
                    StartPaymentRequest request) {
        var idempotent =
                new IdempotentRequest(caller.id(), "POST /api/orders/" + id + "/payment", idempotencyKey, request);
        return startPayment
                .start(caller, id, request.paymentMethod(), idempotent)
                .toResponse();
    }

    @POST
    @Path("{id}/refund")
    @RolesAllowed(Caller.ADMIN)
    @Operation(
            operationId = "refundOrder",
            summary = "Give a paid order's money back (operators)",
            description = "All of it. The order becomes REFUNDED and its stock returns when the provider confirms.")
    @APIResponse(
            responseCode = "200",
            description = "The money is on its way back",
            content = @Content(schema = @Schema(implementation = OrderResponse.class)))
    @APIResponse(responseCode = "403", description = "Not an operator")
    @APIResponse(responseCode = "404", description = "There is none")
    @APIResponse(responseCode = "409", description = "illegal-transition, refund-pending")
    public Response refund(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String idempotencyKey) {
        var idempotent = new IdempotentRequest(caller.id(), "POST /api/orders/" + id + "/refund", idempotencyKey, null);
        return refundOrder.refund(caller, id, idempotent).toResponse();
    }

    /** For the OpenAPI document only: what {@link Page} looks like with orders in it. */
    private record OrderPage(List<OrderResponse> items, String next, Long total) {}
}
