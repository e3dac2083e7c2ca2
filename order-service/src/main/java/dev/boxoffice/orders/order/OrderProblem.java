package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OrderStatus;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Why an order or a cart cannot be placed or changed. */
public sealed interface OrderProblem {

    record UnknownOrder(UUID orderId) implements OrderProblem {}

    /** A problem with a single line. */
    sealed interface OfLine extends OrderProblem {}

    record UnknownTicket(UUID ticketId) implements OfLine {}

    record NotOnSale(UUID ticketId) implements OfLine {}

    record SoldOut(UUID ticketId, int requested, int available) implements OfLine {}

    record PriceChanged(UUID ticketId, Money expected, Money actual) implements OfLine {}

    record TooManyOfTicket(UUID ticketId, int requested, int maxPerOrder) implements OfLine {}

    /** A problem with the order as a whole, or with the number of orders of the user. */
    sealed interface OfWhole extends OrderProblem {}

    record TooManyLines(int maxLines) implements OfWhole {}

    record TooManyOpenOrders(int maxOpenOrders) implements OfWhole {}

    /** The payment provider cannot charge this much at once. */
    record TotalTooHigh(Money total, Money maximum) implements OfWhole {}

    record MixedCurrencies(Set<String> currencies) implements OfWhole {}

    record ConflictingPrices(UUID ticketId) implements OfWhole {}

    record CartEmpty() implements OfWhole {}

    /** A problem with a change to an existing order. */
    sealed interface OfStatus extends OrderProblem {}

    record IllegalTransition(UUID orderId, OrderStatus from, OrderStatus to) implements OfStatus {}

    record HoldExpired(UUID orderId, Instant expiresAt) implements OfStatus {}

    record UnknownPaymentMethod(String method, String provider) implements OfStatus {}

    record PaymentPending(UUID orderId, String method) implements OfStatus {}

    record RefundPending(UUID orderId) implements OfStatus {}

    /** An order without lines is cancelled instead. */
    record LastLine(UUID ticketId) implements OfStatus {}

    default OrderException toException() {
        return new OrderException(this);
    }
}
