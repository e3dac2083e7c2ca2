package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Why an order, or a cart for one, cannot be had or changed. */
public sealed interface OrderProblem {

    record UnknownOrder(UUID orderId) implements OrderProblem {}

    /** What is against one line, whatever else is ordered. */
    sealed interface OfLine extends OrderProblem {}

    record UnknownTicket(UUID ticketId) implements OfLine {}

    record NotOnSale(UUID ticketId) implements OfLine {}

    record SoldOut(UUID ticketId, int requested, int available) implements OfLine {}

    record PriceChanged(UUID ticketId, Money expected, Money actual) implements OfLine {}

    record TooManyOfTicket(UUID ticketId, int requested, int maxPerOrder) implements OfLine {}

    record TooManyLines(int maxLines) implements OrderProblem {}

    record TooManyOpenOrders(int maxOpenOrders) implements OrderProblem {}

    record MixedCurrencies(Set<String> currencies) implements OrderProblem {}

    record ConflictingPrices(UUID ticketId) implements OrderProblem {}

    record CartEmpty() implements OrderProblem {}

    record IllegalTransition(UUID orderId, OrderStatus from, OrderStatus to) implements OrderProblem {}

    record HoldExpired(UUID orderId, Instant expiresAt) implements OrderProblem {}

    record UnknownPaymentMethod(String method, String provider) implements OrderProblem {}

    record PaymentPending(UUID orderId, String method) implements OrderProblem {}

    record RefundPending(UUID orderId) implements OrderProblem {}

    default OrderException toException() {
        return new OrderException(this);
    }
}
