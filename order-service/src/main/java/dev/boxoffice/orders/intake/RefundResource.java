package dev.boxoffice.orders.intake;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.Problems;
import dev.boxoffice.http.Replies;
import dev.boxoffice.http.scope.ClientScope;
import dev.boxoffice.orders.command.RequestRefund;
import dev.boxoffice.orders.engine.Engine;
import dev.boxoffice.orders.order.Actor;
import dev.boxoffice.orders.order.OrderProblem;
import dev.boxoffice.orders.organiser.Staff;
import dev.boxoffice.orders.organiser.StaffScope;
import dev.boxoffice.orders.payment.Refund;
import dev.boxoffice.orders.view.OrderRefundsReader;
import dev.boxoffice.orders.view.RefundResponse;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/orders/{id}/refunds")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Refunds")
class RefundResource {

    private static final String ONE_UNIT = """
            {"lines": [{"ticketId": "01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d", "quantity": 1}]}""";

    private final Engine engine;
    private final OrderRefundsReader reader;
    private final Staff staff;
    private final Idempotency idempotency;
    private final Caller caller;

    RefundResource(Engine engine, OrderRefundsReader reader, Staff staff, Idempotency idempotency, Caller caller) {
        this.engine = engine;
        this.reader = reader;
        this.staff = staff;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Blocking
    @Consumes(MediaType.APPLICATION_JSON)
    @ClientScope(value = ClientScope.ORDERS_WRITE, forBuyer = true)
    @Operation(
            operationId = "requestRefund",
            summary = "Refund a part of an order, or all that is left",
            description =
                    "For operators, for members with the role OWNER or SUPPORT of the organiser of all refunded tickets, and"
                            + " for the buyer while the time is before refundsUntil of all refunded tickets. Buyers refund"
                            + " units or all that is left, without amount and without restock: false. Units are refunded"
                            + " at the price that they were bought for. Units return to stock and the order changes when"
                            + " the provider confirms the refund. The order becomes REFUNDED when nothing is left. A FAILED"
                            + " refund can be requested again.")
    @APIResponse(
            responseCode = "201",
            description = "The refund, which is PENDING until the provider confirms it",
            content = @Content(schema = @Schema(implementation = RefundResponse.class)))
    @APIResponse(
            responseCode = "403",
            description =
                    "not-yours: a ticket belongs to another organiser; only-staff: buyers may not request this refund")
    @APIResponse(responseCode = "404", description = "Not found, or not visible to the caller")
    @APIResponse(
            responseCode = "409",
            description = "illegal-transition, refund-closed, refund-pending, refund-exceeds-payment, units-refunded,"
                    + " limit-exceeded")
    @APIResponse(responseCode = "422", description = "not-in-order, idempotency-key-reused")
    @APIResponse(responseCode = "503", description = "overloaded, outcome-unknown: retry with the same key")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            examples = {
                                @ExampleObject(name = "one unit", value = ONE_UNIT),
                                @ExampleObject(
                                        name = "an amount",
                                        value = "{\"amount\": {\"amount\": 500, \"currency\": \"EUR\"}}"),
                                @ExampleObject(name = "all that is left", value = "{}")
                            }))
    public Uni<Response> request(
            @PathParam("id") UUID id,
            @HeaderParam("Idempotency-Key") String idempotencyKey,
            @Valid RefundOrderRequest request) {
        RefundOrderRequest refund = request == null ? new RefundOrderRequest(null, null, null, null) : request;
        Access access = access(id);
        var command = new RequestRefund(
                new Actor(caller.id(), caller.isAdmin()),
                id,
                caller.isAdmin() ? null : access.ofStaff(),
                refund.scope(),
                refund.reasonOrDefault(),
                idempotency.request(caller.id(), "POST /api/orders/" + id + "/refunds", idempotencyKey, refund));
        return Uni.createFrom().completionStage(() -> engine.submit(command)).map(answer -> {
            RefundResponse shown = access.shown(answer.value().refund());
            return Replies.created("/api/orders/" + id + "/refunds/" + shown.id(), shown, answer.repeated());
        });
    }

    @GET
    @ClientScope(
            value = {ClientScope.ORDERS_READ, ClientScope.ORDERS_WRITE},
            forBuyer = true)
    @Operation(
            operationId = "listRefunds",
            summary = "List the refunds of an order",
            description =
                    "Returns the oldest first, for the buyer and for staff. reason and requestedBy are only for operators"
                            + " and for staff of all tickets of the order.")
    @APIResponse(responseCode = "200", description = "All refunds of the order")
    @APIResponse(responseCode = "404", description = "Not found, or not visible to the caller")
    public RefundList list(@PathParam("id") UUID id) {
        return new RefundList(refunds(id));
    }

    @GET
    @Path("{refundId}")
    @ClientScope(
            value = {ClientScope.ORDERS_READ, ClientScope.ORDERS_WRITE},
            forBuyer = true)
    @Operation(
            operationId = "getRefund",
            summary = "Get a refund of an order",
            description =
                    "Returns the refund, for the buyer and for staff. reason and requestedBy are only for operators and for"
                            + " staff of all tickets of the order.")
    @APIResponse(responseCode = "200", description = "The refund")
    @APIResponse(responseCode = "404", description = "Not found, or not visible to the caller")
    public RefundResponse one(@PathParam("id") UUID id, @PathParam("refundId") UUID refundId) {
        return refunds(id).stream()
                .filter(refund -> refund.id().equals(refundId))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("refund", refundId));
    }

    private List<RefundResponse> refunds(UUID id) {
        return reader.list(id, access(id).seesReasons());
    }

    /** Refuses callers who may not see the order before the engine locks rows. The engine decides again. */
    private Access access(UUID id) {
        OrderRefundsReader.Owners owners =
                reader.owners(id).orElseThrow(() -> new OrderProblem.UnknownOrder(id).toException());
        StaffScope scope = staff.scope(caller);
        Set<UUID> ofStaff = owners.tickets().stream()
                .filter(ticket -> scope.contains(ticket.organiserId(), ticket.sellerId()))
                .map(OrderRefundsReader.Offered::ticketId)
                .collect(Collectors.toSet());
        if (!caller.mayActFor(owners.buyer()) && ofStaff.isEmpty()) {
            throw new OrderProblem.UnknownOrder(id).toException();
        }
        return new Access(owners, ofStaff);
    }

    /**
     * What the caller may do with the refunds of an order.
     *
     * @param ofStaff the tickets for which the caller is staff
     */
    private record Access(OrderRefundsReader.Owners owners, Set<UUID> ofStaff) {

        /** Reasons can concern all tickets of the order. */
        boolean seesReasons() {
            return owners.tickets().stream().allMatch(ticket -> ofStaff.contains(ticket.ticketId()));
        }

        RefundResponse shown(Refund refund) {
            RefundResponse response = RefundResponse.of(refund);
            return seesReasons() ? response : response.withoutReason();
        }
    }

    /** The refunds of an order. */
    record RefundList(List<RefundResponse> items) {}
}
