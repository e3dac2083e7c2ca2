package dev.boxoffice.orders.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentView;
import dev.boxoffice.orders.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An order as shown to its owner.
 *
 * @param expiresAt when the hold ends, unless the order is paid before
 * @param payment the payment that completed the order; otherwise the latest captured payment; otherwise the latest attempt; absent before the first
 */
public record OrderResponse(
        UUID id,
        OrderStatus status,
        List<Item> items,
        Money total,
        Instant expiresAt,
        long version,
        Instant createdAt,
        Instant updatedAt,
        List<Transition> history,
        @JsonInclude(JsonInclude.Include.NON_NULL) PaymentView payment) {

    /**
     * One line.
     *
     * @param unitPrice fixed when the order was placed
     * @param ticket the current state of the ticket
     */
    record Item(UUID ticketId, int quantity, Money unitPrice, TicketSummary ticket) {}

    /** Ticket details, from the replica. */
    record TicketSummary(String title, String venue, Instant startsAt, Money price, String status) {}

    /**
     * One entry of the history.
     *
     * @param from absent in the first entry
     */
    record Transition(Instant at, OrderStatus from, OrderStatus to, String reason, String actor) {}

    static OrderResponse of(Order order) {
        return of(order, PaymentView.decisive(order.paidBy().map(Payment::id).orElse(null), order.payments()));
    }

    /**
     * Shows the payment that the buyer has to confirm.
     *
     * @param clientSecret lets the buyer's browser confirm the payment; {@code null} if there is none
     */
    static OrderResponse of(Order order, Payment payment, String clientSecret) {
        return of(order, PaymentView.of(payment, clientSecret));
    }

    private static OrderResponse of(Order order, PaymentView payment) {
        return new OrderResponse(
                order.id(),
                order.status(),
                order.items().stream().map(OrderResponse::item).toList(),
                order.total(),
                order.expiresAt(),
                order.version(),
                order.createdAt(),
                order.updatedAt(),
                order.history().stream().map(OrderResponse::transition).toList(),
                payment);
    }

    private static Item item(OrderItem item) {
        Ticket ticket = item.ticket();
        var summary =
                new TicketSummary(ticket.title(), ticket.venue(), ticket.startsAt(), ticket.price(), ticket.status());
        return new Item(ticket.id(), item.quantity(), item.unitPrice(), summary);
    }

    private static Transition transition(OrderTransition step) {
        return new Transition(step.at(), step.from(), step.to(), step.reason(), step.actor());
    }
}
