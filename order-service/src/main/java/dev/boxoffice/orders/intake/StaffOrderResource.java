package dev.boxoffice.orders.intake;

import dev.boxoffice.http.Caller;
import dev.boxoffice.orders.command.CancelOrder;
import dev.boxoffice.orders.engine.Engine;
import dev.boxoffice.orders.order.Actor;
import dev.boxoffice.orders.order.OrderProblem;
import dev.boxoffice.orders.organiser.Staff;
import dev.boxoffice.orders.organiser.StaffScope;
import dev.boxoffice.orders.view.OrderPaymentsReader;
import dev.boxoffice.orders.view.OrderReader;
import dev.boxoffice.orders.view.OrderRefundsReader;
import dev.boxoffice.orders.view.OrderResponse;
import io.quarkus.security.Authenticated;
import io.quarkus.security.ForbiddenException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/admin/orders/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Tag(name = "Staff")
class StaffOrderResource {

    private final OrderReader orders;
    private final OrderPaymentsReader payments;
    private final OrderRefundsReader refunds;
    private final Engine engine;
    private final Staff staff;
    private final Caller caller;

    StaffOrderResource(
            OrderReader orders,
            OrderPaymentsReader payments,
            OrderRefundsReader refunds,
            Engine engine,
            Staff staff,
            Caller caller) {
        this.orders = orders;
        this.payments = payments;
        this.refunds = refunds;
        this.engine = engine;
        this.staff = staff;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "getOrderAsStaff",
            summary = "Get an order as staff, with its payments and refunds",
            description = "For operators, and for members with the role OWNER or SUPPORT of the organiser of a ticket."
                    + " References of payments, reasons of refunds and who requested them are only for operators and for"
                    + " staff of all tickets of the order.")
    @APIResponse(responseCode = "200", description = "The order")
    @APIResponse(responseCode = "403", description = "Neither an operator nor OWNER or SUPPORT of an organiser")
    @APIResponse(responseCode = "404", description = "Not found, or not visible to the caller")
    public StaffOrder one(@PathParam("id") UUID id) {
        List<StaffOrder.Offered> tickets = tickets(id);
        boolean whole = tickets.stream().allMatch(StaffOrder.Offered::yours);
        OrderResponse order = orders.find(id).orElseThrow(() -> new OrderProblem.UnknownOrder(id).toException());
        return new StaffOrder(
                order,
                tickets,
                whole ? payments.list(List.of(id)).getOrDefault(id, List.of()) : List.of(),
                refunds.list(id, whole));
    }

    @POST
    @Path("cancel")
    @Blocking
    @Operation(
            operationId = "cancelOrderAsStaff",
            summary = "Cancel an order as staff",
            description =
                    "Cancels an unpaid order and releases its stock immediately. For operators, and for members with"
                            + " the role OWNER or SUPPORT of the organiser of all tickets of the order.")
    @APIResponse(responseCode = "200", description = "The cancelled order")
    @APIResponse(responseCode = "403", description = "Neither an operator nor OWNER or SUPPORT of an organiser")
    @APIResponse(responseCode = "404", description = "Not found, or a ticket belongs to another organiser")
    @APIResponse(responseCode = "409", description = "illegal-transition")
    @APIResponse(responseCode = "503", description = "overloaded: retry; outcome-unknown: read the order first")
    public Uni<OrderResponse> cancel(@PathParam("id") UUID id) {
        var ofStaff = tickets(id).stream()
                .filter(StaffOrder.Offered::yours)
                .map(StaffOrder.Offered::ticketId)
                .collect(Collectors.toSet());
        var actor = new Actor(caller.id(), caller.isAdmin());
        var command = new CancelOrder(actor, id, caller.isAdmin() ? null : ofStaff);
        return Uni.createFrom()
                .completionStage(() -> engine.submit(command))
                .map(answer -> OrderReplies.of(answer.value()));
    }

    /** The tickets of an order of which at least one is the caller's as staff. */
    private List<StaffOrder.Offered> tickets(UUID id) {
        StaffScope scope = staff.scope(caller);
        if (scope.isEmpty()) {
            throw new ForbiddenException();
        }
        return refunds.owners(id)
                .map(owners -> owners.tickets().stream()
                        .map(ticket -> new StaffOrder.Offered(
                                ticket.ticketId(),
                                ticket.showId(),
                                scope.contains(ticket.organiserId(), ticket.sellerId())))
                        .toList())
                .filter(tickets -> tickets.stream().anyMatch(StaffOrder.Offered::yours))
                .orElseThrow(() -> new OrderProblem.UnknownOrder(id).toException());
    }
}
