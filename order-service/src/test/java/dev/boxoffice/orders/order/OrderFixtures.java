package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentAttempt;
import dev.boxoffice.orders.payment.RefundState;
import dev.boxoffice.orders.payment.RefundStatus;
import dev.boxoffice.orders.ticket.Ticket;
import dev.boxoffice.orders.ticket.TicketFixtures;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Orders of one ticket with one payment attempt, in memory only. */
public final class OrderFixtures {

    public static final Instant NOW = Instant.parse("2030-01-01T12:00:00Z");
    static final Money PRICE = new Money(2_500, "EUR");
    static final Duration HOLD = Duration.ofMinutes(15);
    static final Actor BUYER = new Actor("ben", false);
    static final Actor OPERATOR = new Actor("ada", true);

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
                order.cancel(BUYER, NOW);
            }
            case EXPIRED -> {
                awaitPayment(order);
                order.expire(NOW.plus(HOLD));
            }
            case REFUNDED -> {
                complete(order);
                Settlement.settle(
                        order, order.payments().all().getFirst(), refund(PRICE, RefundStatus.DONE), id -> 0, NOW);
            }
        }
        return order;
    }

    /** A refund that was started at the provider. */
    static ChargeState refund(Money amount, RefundStatus status) {
        return new ChargeState.Refund(
                new RefundState(null, "re_1", amount, status, status == RefundStatus.FAILED ? "declined" : null));
    }

    /** One more attempt to pay the order, whatever its status. */
    static Payment attempt(Order order) {
        Payment payment =
                Payment.begin(request(), order.id(), order.payments().all().size() + 1, PRICE, NOW);
        order.payments().add(payment);
        return payment;
    }

    static PaymentAttempt request() {
        return new PaymentAttempt(
                UUID.randomUUID(), new PaymentAttempt.Choice("simulated", "sim_success"), null, Duration.ofSeconds(10));
    }

    static Order created() {
        return created(TicketFixtures.onSaleFor(PRICE), 1);
    }

    static Order created(Ticket ticket, int quantity) {
        return created(new OrderLine(1, ticket, List.of(), quantity, ticket.price()));
    }

    /** A paid order of the buyer {@code ben}. */
    public static Order paid(OrderLine... lines) {
        Order order = created(lines);
        PayOrder.complete(order, awaitPayment(order), order.total(), "paid", NOW);
        return order;
    }

    static Order created(OrderLine... lines) {
        return Order.place(UUID.randomUUID(), "ben", OrderDetails.NONE, List.of(lines), NOW, HOLD);
    }

    private static Payment awaitPayment(Order order) {
        return PayOrder.start(order, BUYER, request(), NOW, Duration.ofMinutes(5));
    }

    private static void complete(Order order) {
        PayOrder.complete(order, awaitPayment(order), PRICE, "paid", NOW);
    }
}
