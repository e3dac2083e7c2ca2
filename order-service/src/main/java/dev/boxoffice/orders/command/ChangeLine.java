package dev.boxoffice.orders.command;

import dev.boxoffice.orders.order.Actor;
import dev.boxoffice.orders.order.Order;
import dev.boxoffice.orders.order.OrderRequest;
import java.util.List;
import java.util.UUID;

/**
 * Changes the quantity of one ticket in an order that is not being paid, and holds or releases the difference.
 *
 * @param requested the new quantity; zero removes the line
 */
public record ChangeLine(Actor actor, UUID orderId, OrderRequest.Line requested) implements Command<Order> {

    @Override
    public Lane lane() {
        return Lane.CHANGES;
    }

    @Override
    public String requiredBuyer() {
        return actor.requiredBuyer();
    }

    @Override
    public List<UUID> ticketIds() {
        return List.of(requested.ticketId());
    }

    /** The order's other tickets keep their stock. */
    @Override
    public boolean changesStock(boolean orderIsFree) {
        return false;
    }

    @Override
    public boolean mayHold() {
        return true;
    }

    @Override
    public Order decide(Scope scope) {
        Order order = scope.order(orderId).requireAccess(actor);
        order.changeLine(actor, requested, scope.sale());
        return order;
    }
}
