package dev.boxoffice.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** The same representation of an order as order-service's. */
record OrderView(
        UUID id,
        String status,
        List<Item> items,
        Amount total,
        Instant expiresAt,
        long version,
        Instant createdAt,
        Instant updatedAt,
        List<Transition> history,
        @JsonInclude(JsonInclude.Include.NON_NULL) Payment payment) {

    record Item(UUID ticketId, int quantity, Amount unitPrice, Ticket ticket) {}

    record Ticket(String title, String venue, Instant startsAt, Amount price, String status) {}

    record Transition(Instant at, String from, String to, String reason, String actor) {}

    record Payment(
            UUID id,
            int attempt,
            String status,
            String provider,
            String method,
            Amount amount,
            Instant createdAt,
            Instant updatedAt) {}

    static OrderView of(ReferenceOrder order) {
        return new OrderView(
                order.id,
                order.status,
                order.items.stream().map(OrderView::item).toList(),
                order.total,
                order.expiresAt,
                order.version,
                order.createdAt,
                order.updatedAt,
                history(order),
                order.payments.isEmpty() ? null : payment(order.payments.getLast()));
    }

    private static Item item(ReferenceItem item) {
        ReferenceTicket ticket = item.ticket;
        return new Item(
                ticket.id,
                item.quantity,
                new Amount(item.unitAmount, item.order.total.currency()),
                new Ticket(ticket.title, ticket.venue, ticket.startsAt, ticket.price, ticket.status));
    }

    private static List<Transition> history(ReferenceOrder order) {
        var first = new Transition(order.createdAt, null, "CREATED", "placed", order.userId);
        return Stream.concat(Stream.of(first), order.history.stream().map(OrderView::transition))
                .toList();
    }

    private static Transition transition(ReferenceTransition step) {
        return new Transition(step.at, step.fromStatus, step.toStatus, step.reason, step.actor);
    }

    private static Payment payment(ReferencePayment payment) {
        return new Payment(
                payment.id,
                payment.attempt,
                payment.status,
                payment.provider,
                payment.method,
                payment.amount,
                payment.createdAt,
                payment.updatedAt);
    }
}
