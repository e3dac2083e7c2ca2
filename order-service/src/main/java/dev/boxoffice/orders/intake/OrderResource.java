package dev.boxoffice.orders.intake;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.Page;
import dev.boxoffice.http.Replies;
import dev.boxoffice.http.scope.ClientScope;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.command.CancelOrder;
import dev.boxoffice.orders.command.RequestRefund;
import dev.boxoffice.orders.engine.Engine;
import dev.boxoffice.orders.order.Actor;
import dev.boxoffice.orders.order.OrderProblem;
import dev.boxoffice.orders.order.RefundOrder;
import dev.boxoffice.orders.order.RefundScope;
import dev.boxoffice.orders.settlement.StartPayment;
import dev.boxoffice.orders.view.OrderReader;
import dev.boxoffice.orders.view.OrderResponse;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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

    private final PlaceOrders placeOrders;
    private final StartPayment startPayment;
    private final Engine engine;
    private final OrderReader reader;
    private final Idempotency idempotency;
    private final Caller caller;

    OrderResource(
            PlaceOrders placeOrders,
            StartPayment startPayment,
            Engine engine,
            OrderReader reader,
            Idempotency idempotency,
            Caller caller) {
        this.placeOrders = placeOrders;
        this.startPayment = startPayment;
        this.engine = engine;
        this.reader = reader;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ClientScope(value = ClientScope.ORDERS_WRITE, forBuyer = true)
    @Operation(
            operationId = "placeOrder",
            summary = "Place an order",
            description = "Holds stock for all lines or for none, for a limited time. A repeated request with the same"
                    + " Idempotency-Key returns the order as it is now, with the first status and Location and with"
                    + " Idempotency-Replayed: true.")
    @APIResponse(
            responseCode = "201",
            description = "The order, held until expiresAt",
            content = @Content(schema = @Schema(implementation = OrderResponse.class)))
    @APIResponse(
            responseCode = "409",
            description = "sold-out, price-changed, not-on-sale, limit-exceeded, buyer-limit")
    @APIResponse(responseCode = "422", description = "unknown-ticket, mixed-currencies, idempotency-key-reused")
    @APIResponse(responseCode = "503", description = "overloaded, outcome-unknown: retry with the same key")
    @RequestBody(content = @Content(examples = @ExampleObject(name = "two of one ticket", value = EXAMPLE)))
    public Uni<Response> place(
            @HeaderParam("Idempotency-Key") String idempotencyKey, @NotNull @Valid PlaceOrderRequest request) {
        var idempotent = idempotency.request(caller.id(), "POST /api/orders", idempotencyKey, request);
        return placeOrders.place(request.toOrderRequest(caller.id()), request.details(), idempotent);
    }

    @GET
    @ClientScope(
            value = {ClientScope.ORDERS_READ, ClientScope.ORDERS_WRITE},
            forBuyer = true)
    @Operation(operationId = "listOrders", summary = "List my orders", description = "Returns the newest orders first.")
    @APIResponse(
            responseCode = "200",
            description = "One page. Pass next as after to get the following page.",
            content = @Content(schema = @Schema(implementation = OrderPage.class)))
    public Response list(
            @QueryParam("status") OrderStatus status,
            @Parameter(description = "Only orders that were placed with this clientReference")
                    @QueryParam("clientReference")
                    String clientReference,
            @QueryParam("limit") @DefaultValue("" + Page.DEFAULT_LIMIT) @Min(1) @Max(Page.MAX_LIMIT) Integer limit,
            @QueryParam("after") String after,
            @QueryParam("count") @DefaultValue("false") Boolean count,
            @Context UriInfo uri) {
        return reader.list(
                        new OrderReader.Filter(caller.id(), status, clientReference), Cursor.parse(after), limit, count)
                .toResponse(uri);
    }

    @GET
    @Path("{id}")
    @ClientScope(
            value = {ClientScope.ORDERS_READ, ClientScope.ORDERS_WRITE},
            forBuyer = true)
    @Operation(
            operationId = "getOrder",
            summary = "Get an order",
            description = "Returns the order with its tickets, history and payment.")
    @APIResponse(responseCode = "200", description = "The order")
    @APIResponse(responseCode = "404", description = "Not found, or owned by another user")
    public OrderResponse one(@PathParam("id") UUID id) {
        return reader.find(caller, id).orElseThrow(() -> new OrderProblem.UnknownOrder(id).toException());
    }

    @POST
    @Path("{id}/cancel")
    @ClientScope(value = ClientScope.ORDERS_WRITE, forBuyer = true)
    @Operation(
            operationId = "cancelOrder",
            summary = "Cancel an order",
            description = "Cancels an unpaid order and releases its stock immediately.")
    @APIResponse(responseCode = "200", description = "The cancelled order")
    @APIResponse(responseCode = "404", description = "Not found, or owned by another user")
    @APIResponse(responseCode = "409", description = "illegal-transition")
    @APIResponse(responseCode = "503", description = "overloaded: retry; outcome-unknown: read the order first")
    public Uni<OrderResponse> cancel(@PathParam("id") UUID id) {
        var command = new CancelOrder(actor(), id);
        return Uni.createFrom()
                .completionStage(() -> engine.submit(command))
                .map(answer -> OrderReplies.of(answer.value()));
    }

    @POST
    @Path("{id}/payment")
    @Consumes(MediaType.APPLICATION_JSON)
    @ClientScope(value = ClientScope.ORDERS_WRITE, forBuyer = true)
    @Operation(
            operationId = "payOrder",
            summary = "Start a payment",
            description = "Starts a payment or retries it after a decline. The order becomes COMPLETE when the provider"
                    + " captures the money. The first start extends the hold once. A repeated request continues a pending"
                    + " payment. A free order becomes COMPLETE immediately.")
    @APIResponse(
            responseCode = "200",
            description = "The order with its payment, including the client secret if the browser has to confirm it",
            content = @Content(schema = @Schema(implementation = OrderResponse.class)))
    @APIResponse(responseCode = "404", description = "Not found, or owned by another user")
    @APIResponse(responseCode = "409", description = "hold-expired, payment-pending, illegal-transition, not-on-sale")
    @APIResponse(responseCode = "422", description = "unknown-payment-method, idempotency-key-reused")
    @APIResponse(
            responseCode = "503",
            description = "payment-provider-unavailable, overloaded, outcome-unknown: retry with the same key")
    @RequestBody(
            content =
                    @Content(
                            examples = {
                                @ExampleObject(name = "Stripe", value = "{\"paymentMethod\": \"pm_1NCR2vLkdIwHu7ix\"}"),
                                @ExampleObject(name = "confirmed in the browser", value = "{}"),
                                @ExampleObject(name = "simulated", value = "{\"paymentMethod\": \"sim_success\"}")
                            }))
    public Uni<Response> pay(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @NotNull @Valid StartPaymentRequest request) {
        var idempotent =
                idempotency.request(caller.id(), "POST /api/orders/" + id + "/payment", idempotencyKey, request);
        return startPayment
                .start(actor(), id, request.paymentMethod(), idempotent)
                .map(started -> Replies.changed(shown(started), started.repeated()));
    }

    @POST
    @Path("{id}/refund")
    @RolesAllowed(Caller.ADMIN)
    @Operation(
            operationId = "refundOrder",
            summary = "Refund an order",
            description =
                    "Requests a refund of all that is left of a paid order, as an operator. The order becomes REFUNDED and"
                            + " its tickets are restocked when the provider confirms the refund.")
    @APIResponse(
            responseCode = "200",
            description = "The order, with a pending refund",
            content = @Content(schema = @Schema(implementation = OrderResponse.class)))
    @APIResponse(responseCode = "403", description = "Not an operator")
    @APIResponse(responseCode = "404", description = "Not found")
    @APIResponse(responseCode = "409", description = "illegal-transition, refund-pending")
    @APIResponse(responseCode = "503", description = "overloaded, outcome-unknown: retry with the same key")
    public Uni<Response> refund(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String idempotencyKey) {
        var idempotent = idempotency.request(caller.id(), "POST /api/orders/" + id + "/refund", idempotencyKey, null);
        var command =
                new RequestRefund(actor(), id, null, new RefundScope.Rest(true), RefundOrder.REQUESTED, idempotent);
        return Uni.createFrom()
                .completionStage(() -> engine.submit(command))
                .map(answer -> Replies.changed(OrderReplies.of(answer.value().order()), answer.repeated()));
    }

    private static OrderResponse shown(StartPayment.Started started) {
        return started.payment() == null
                ? OrderReplies.of(started.order())
                : OrderReplies.of(started.order(), started.payment(), started.clientSecret());
    }

    private Actor actor() {
        return new Actor(caller.id(), caller.isAdmin());
    }

    /** For the OpenAPI document only: the shape of a {@link Page} of orders. */
    private record OrderPage(List<OrderResponse> items, String next, Long total) {}
}
