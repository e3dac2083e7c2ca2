package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Why an order or a cart cannot be placed or changed. */
public sealed interface OrderProblem {

    record UnknownOrder(UUID orderId) implements OrderProblem {}

    /** A problem with a single line. */
    sealed interface OfLine extends OrderProblem {}

    record UnknownTicket(UUID ticketId) implements OfLine {}

    /**
     * The ticket is not on sale now.
     *
     * @param onSaleFrom start of the sale window; {@code null} if there is none or it is not the reason
     * @param onSaleUntil end of the sale window; {@code null} if there is none or it is not the reason
     */
    record NotOnSale(UUID ticketId, Instant onSaleFrom, Instant onSaleUntil) implements OfLine {}

    record SoldOut(UUID ticketId, int requested, int available) implements OfLine {}

    /**
     * A pool has fewer units than the lines of the order need together.
     *
     * @param ticketId the ticket of the first line that exceeds the pool
     * @param requested units of all lines up to this one that the pool counts
     */
    record PoolSoldOut(UUID ticketId, UUID poolId, String pool, int requested, int available) implements OfLine {}

    record PriceChanged(UUID ticketId, Money expected, Money actual) implements OfLine {}

    record TooManyOfTicket(UUID ticketId, int requested, int maxPerOrder) implements OfLine {}

    /**
     * The buyer would get more units than one buyer may hold and own.
     *
     * @param remaining units that the buyer may still order
     */
    record BuyerLimit(UUID ticketId, int requested, int maxPerBuyer, int remaining) implements OfLine {}

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

    /** Pending refunds return all that is left. */
    record RefundPending(UUID orderId) implements OfStatus {}

    /** A problem with a requested refund. */
    sealed interface OfRefund extends OrderProblem {}

    /** The requester may not request the refund. */
    sealed interface DeniedRefund extends OfRefund {}

    /**
     * More money is requested than is left.
     *
     * @param left what no pending or completed refund returns
     */
    record RefundExceedsPayment(UUID orderId, Money requested, Money left) implements OfRefund {}

    /**
     * More units are requested than are left.
     *
     * @param left the units of the line that no pending or completed refund takes back
     */
    record UnitsRefunded(UUID orderId, UUID ticketId, int requested, int left) implements OfRefund {}

    record NotInOrder(UUID orderId, UUID ticketId) implements OfRefund {}

    /**
     * The amount is in another currency.
     *
     * @param currency the currency of the order
     */
    record RefundCurrency(UUID orderId, String currency) implements OfRefund {}

    /** The order has many refunds, so that only one of all that is left is accepted. */
    record TooManyRefunds(int maximum) implements OfRefund {}

    /** The ticket belongs to an organiser for whom the requester may not refund. */
    record NotYours(UUID orderId, UUID ticketId) implements DeniedRefund {}

    /**
     * The field of the request is for staff, not for buyers.
     *
     * @param field {@code amount} or {@code restock}
     */
    record OnlyStaff(UUID orderId, String field) implements DeniedRefund {}

    /** The show of the ticket does not let buyers refund their orders. */
    record OnlyStaffOfTicket(UUID orderId, UUID ticketId) implements DeniedRefund {}

    /** The time in which buyers may refund units of the ticket has ended. */
    record RefundClosed(UUID orderId, UUID ticketId, Instant refundsUntil) implements DeniedRefund {}

    /** An order without lines is cancelled instead. */
    record LastLine(UUID ticketId) implements OfStatus {}

    /**
     * The data of a buyer cannot be erased yet.
     *
     * @param orderIds some of the orders that are open, or have a pending payment or refund
     */
    record OrdersInProgress(List<UUID> orderIds) implements OrderProblem {}

    /** The data of the buyer, or of the user who claims the order, is being erased. */
    record ErasureRunning() implements OrderProblem {}

    default OrderException toException() {
        return new OrderException(this);
    }
}
