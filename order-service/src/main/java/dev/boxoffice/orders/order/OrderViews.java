package dev.boxoffice.orders.order;

import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.ticket.Ticket;
import dev.boxoffice.orders.view.OrderResponse;
import dev.boxoffice.orders.view.PaymentView;

/** Shows an order that is loaded for a change. */
final class OrderViews {

    private OrderViews() {}

    static OrderResponse of(Order order) {
        return of(
                order,
                PaymentView.decisive(
                        order.paidBy().map(Payment::id).orElse(null),
                        order.payments().stream()
                                .map(payment -> payment(payment, null))
                                .toList()));
    }

    /**
     * Shows the payment that the buyer has to confirm.
     *
     * @param clientSecret lets the buyer's browser confirm the payment; {@code null} if there is none
     */
    static OrderResponse of(Order order, Payment payment, String clientSecret) {
        return of(order, payment(payment, clientSecret));
    }

    private static OrderResponse of(Order order, PaymentView payment) {
        return new OrderResponse(
                order.id(),
                order.status(),
                order.items().stream().map(OrderViews::item).toList(),
                order.total(),
                order.expiresAt(),
                order.version(),
                order.createdAt(),
                order.updatedAt(),
                order.history().stream().map(OrderViews::transition).toList(),
                payment);
    }

    private static OrderResponse.Item item(OrderItem item) {
        Ticket ticket = item.ticket();
        var summary = new OrderResponse.TicketSummary(
                ticket.title(), ticket.venue(), ticket.startsAt(), ticket.price(), ticket.status());
        return new OrderResponse.Item(ticket.id(), item.quantity(), item.unitPrice(), summary);
    }

    private static OrderResponse.Transition transition(OrderTransition step) {
        return new OrderResponse.Transition(step.at(), step.from(), step.to(), step.reason(), step.actor());
    }

    private static PaymentView payment(Payment payment, String clientSecret) {
        return new PaymentView(
                payment.id(),
                payment.attempt(),
                payment.status(),
                payment.provider(),
                payment.method(),
                payment.amount(),
                payment.reason(),
                payment.createdAt(),
                payment.updatedAt(),
                clientSecret);
    }
}
