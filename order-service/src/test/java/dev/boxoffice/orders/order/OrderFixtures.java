package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.ticket.TicketFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Orders of one ticket with one payment attempt, in memory only. */
final class OrderFixtures {

    static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
    static final Money PRICE = new Money(2_500, "EUR");

    private OrderFixtures() {}

    /** An order that came to the status on the usual way; its payment is pending unless the status needs another. */
    static Order order(OrderStatus status) {
        Order order = created();
        switch (status) {
            case CREATED -> attempt(order);
            case AWAITING_PAYMENT -> awaitPayment(order);
            case COMPLETE -> complete(order);
            case CANCELLED -> {
                awaitPayment(order);
                order.cancel("buyer", "buyer", NOW);
            }
            case EXPIRED -> {
                awaitPayment(order);
                expire(order);
            }
            case REFUNDED -> {
                complete(order);
                order.payments().getFirst().refunded(NOW);
                order.refund("simulated", "refunded", NOW);
            }
        }
        return order;
    }

    /** One more attempt to pay the order. */
    static Payment attempt(Order order) {
        var payment = Payment.begin(
                UUID.randomUUID(),
                order.id(),
                order.payments().size() + 1,
                new Payment.Choice("simulated", "sim_success"),
                PRICE,
                NOW,
                Duration.ofSeconds(10));
        order.addAttempt(payment);
        return payment;
    }

    private static Order created() {
        var line = new OrderLine(TicketFixtures.onSaleFor(PRICE), 1, PRICE);
        return Order.create(UUID.randomUUID(), "ben", List.of(line), NOW, Duration.ofMinutes(15));
    }

    private static Payment awaitPayment(Order order) {
        order.startPayment("ben", NOW, Duration.ofMinutes(5));
        return attempt(order);
    }

    private static void complete(Order order) {
        Payment payment = awaitPayment(order);
        payment.capture(PRICE, NOW);
        order.complete(payment, "paid", NOW);
    }

    /** Only SQL expires orders, so there is no method to call. */
    private static void expire(Order order) {
        try {
            var status = Order.class.getDeclaredField("status");
            status.setAccessible(true);
            status.set(order, OrderStatus.EXPIRED);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
