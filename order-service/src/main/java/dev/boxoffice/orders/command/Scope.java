package dev.boxoffice.orders.command;

import dev.boxoffice.orders.order.Order;
import dev.boxoffice.orders.order.OrderProblem;
import dev.boxoffice.orders.order.OrderRequest;
import dev.boxoffice.orders.order.Sale;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What a command finds in its transaction. */
public interface Scope {

    /** The database clock, read after all locks were granted. */
    Instant now();

    /** What the buyer can order. Only locked tickets and pools are known. */
    Sale sale();

    /** The units of a ticket that the buyer holds or owns, including those of this transaction. */
    long bought(UUID ticketId);

    /** The number of the buyer's open orders, including those of this transaction. */
    long openOrders();

    /** The contents of the buyer's cart; empty if there is nothing to order. */
    Optional<OrderRequest> cart();

    /** The order that the command names; empty if it does not exist. */
    Optional<Order> find();

    /**
     * Returns the order that the command names.
     *
     * @throws dev.boxoffice.orders.order.OrderException if it does not exist
     */
    default Order order(UUID id) {
        return find().orElseThrow(() -> new OrderProblem.UnknownOrder(id).toException());
    }

    /** Adds a new order. */
    void place(Order order);

    /** Whether the personal data of one of the buyers of a claim is being erased. */
    boolean isErasing(String buyer);

    /** Whether the provider notification of the command was processed before. */
    boolean isProcessed();
}
