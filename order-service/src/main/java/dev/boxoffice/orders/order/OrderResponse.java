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
 * An order as its owner sees it.
 *
 * @param expiresAt when the hold ends unless the order is paid before
 * @param payment the payment that counts: the one that paid, or else the latest whose money came, or else the latest;
 *     absent before the first
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
     * @param unitPrice as frozen when the hold was made
     * @param ticket the ticket as it is now
     */
    record Item(UUID ticketId, int quantity, Money unitPrice, TicketSummary ticket) {}

    /** What a buyer needs to know of a ticket, from the local copy. */
    record TicketSummary(String title, String venue, Instant startsAt, Money price, String status) {}

    /**
     * One step.
     *
     * @param from absent for the first
     */
    record Transition(Instant at, OrderStatus from, OrderStatus to, String reason, String actor) {}

    static OrderResponse of(Order order) {
        return of(order, PaymentView.decisive(order.paidBy().map(Payment::id).orElse(null), order.payments()));
    }

    /**
     * With the payment that is to be confirmed.
     *
     * @param clientSecret lets the buyer's browser confirm it; {@code null} when there is none to tell
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
