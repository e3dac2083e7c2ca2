package dev.boxoffice.orders.command;

import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.orders.order.SettlementResult;
import dev.boxoffice.orders.payment.ProviderNotification;
import java.util.List;
import java.util.UUID;

/**
 * A change of one order. It names what it needs, and decides once all of that is locked and loaded.
 *
 * @param <R> what the decision returns to the caller after the commit
 */
public interface Command<R> {

    Lane lane();

    /** The key that makes the command repeatable; {@code null} if it has none. */
    default IdempotentRequest request() {
        return null;
    }

    /** The buyer of a new order. No other transaction may add orders or units meanwhile. {@code null} for an existing order. */
    default String buyer() {
        return null;
    }

    /** The buyer who loses the order to {@link #buyer}, and is locked too; {@code null} if the order keeps its buyer. */
    default String formerBuyer() {
        return null;
    }

    /** Whether the command orders the contents of the buyer's cart. */
    default boolean isCheckout() {
        return false;
    }

    /** The tickets that a new order or a changed line requests; they are locked. */
    default List<UUID> ticketIds() {
        return List.of();
    }

    /** The existing order to change; {@code null} for a new order. */
    default UUID orderId() {
        return null;
    }

    /** The buyer that the existing order must have; {@code null} for any. An archived order of another buyer stays archived. */
    default String requiredBuyer() {
        return null;
    }

    /** Whether the decision can change the stock of all tickets of the order; only then are they locked. */
    default boolean changesStock(boolean orderIsFree) {
        return true;
    }

    /** Whether the decision can hold more units for an existing order. Buyer limits then require the buyer's lock. */
    default boolean mayHold() {
        return false;
    }

    /** The provider notification that causes the change; {@code null} if there is none. */
    default ProviderNotification notification() {
        return null;
    }

    /** The result to record for the {@link #notification}. */
    default SettlementResult settlement(R result) {
        throw new UnsupportedOperationException("no notification");
    }

    /**
     * Decides without I/O, from what {@code scope} has loaded.
     *
     * @throws dev.boxoffice.orders.order.OrderException if the command is refused; nothing changes then
     */
    R decide(Scope scope);

    /** Decides about a request that took effect before and is repeated with the same key. */
    default R repeat(Scope scope, UUID resource) {
        throw new UnsupportedOperationException("not repeatable");
    }

    /** The resource that a later request with the same key refers to. */
    default UUID resource(R result) {
        return orderId();
    }
}
