package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentRepository;
import dev.boxoffice.orders.payment.PaymentView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Loads the lines, history and payments of orders with one statement each. */
@ApplicationScoped
class OrderViews {

    private final EntityManager entityManager;
    private final PaymentRepository payments;

    OrderViews(EntityManager entityManager, PaymentRepository payments) {
        this.entityManager = entityManager;
        this.payments = payments;
    }

    record Line(
            UUID orderId,
            UUID ticketId,
            int quantity,
            long unitAmount,
            String title,
            String venue,
            Instant startsAt,
            Money price,
            String status) {

        OrderResponse.Item in(String currency) {
            return new OrderResponse.Item(
                    ticketId,
                    quantity,
                    new Money(unitAmount, currency),
                    new OrderResponse.TicketSummary(title, venue, startsAt, price, status));
        }
    }

    record Step(UUID orderId, Instant at, OrderStatus from, OrderStatus to, String reason, String actor) {

        OrderResponse.Transition shown() {
            return new OrderResponse.Transition(at, from, to, reason, actor);
        }
    }

    /** Returns the responses in the order of {@code orders}. */
    List<OrderResponse> of(List<OrderHead> orders) {
        if (orders.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = orders.stream().map(OrderHead::id).toList();
        Map<UUID, List<Line>> lines = byOrder(read("""
                select i.order.id, t.id, i.quantity, i.unitAmount, t.title, t.venue, t.startsAt, t.price, t.status
                from OrderItem i join i.ticket t where i.order.id in :ids order by i.line
                """, Line.class, ids), Line::orderId);
        Map<UUID, List<Step>> steps = byOrder(read("""
                select s.order.id, s.at, s.fromStatus, s.toStatus, s.reason, s.actor
                from OrderTransition s where s.order.id in :ids order by s.version
                """, Step.class, ids), Step::orderId);
        Map<UUID, List<Payment>> attempts = byOrder(payments.of(ids), Payment::orderId);
        return orders.stream()
                .map(order -> view(
                        order,
                        lines.getOrDefault(order.id(), List.of()),
                        steps.getOrDefault(order.id(), List.of()),
                        attempts.getOrDefault(order.id(), List.of())))
                .toList();
    }

    private <T> List<T> read(String query, Class<T> row, List<UUID> ids) {
        return entityManager.createQuery(query, row).setParameter("ids", ids).getResultList();
    }

    private static <T> Map<UUID, List<T>> byOrder(List<T> rows, Function<T, UUID> orderId) {
        return rows.stream().collect(Collectors.groupingBy(orderId));
    }

    private static OrderResponse view(OrderHead order, List<Line> lines, List<Step> steps, List<Payment> attempts) {
        return new OrderResponse(
                order.id(),
                order.status(),
                lines.stream().map(line -> line.in(order.total().currency())).toList(),
                order.total(),
                order.expiresAt(),
                order.version(),
                order.createdAt(),
                order.updatedAt(),
                steps.stream().map(Step::shown).toList(),
                PaymentView.decisive(order.paidBy(), attempts));
    }
}
