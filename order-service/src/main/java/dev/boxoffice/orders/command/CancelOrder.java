package dev.boxoffice.orders.command;

import dev.boxoffice.orders.order.Actor;
import dev.boxoffice.orders.order.Order;
import java.util.Set;
import java.util.UUID;

/**
 * Cancels an open order on behalf of its buyer or of staff.
 *
 * @param tickets the tickets for which the actor is staff; {@code null} unless the actor acts as a member of an organiser
 */
public record CancelOrder(Actor actor, UUID orderId, Set<UUID> tickets) implements Command<Order> {

    public CancelOrder(Actor actor, UUID orderId) {
        this(actor, orderId, null);
    }

    @Override
    public Lane lane() {
        return Lane.CHANGES;
    }

    @Override
    public String requiredBuyer() {
        return tickets == null ? actor.requiredBuyer() : null;
    }

    @Override
    public Order decide(Scope scope) {
        Order order = scope.order(orderId);
        if (tickets == null || !offers(order)) {
            order.requireAccess(actor);
        }
        order.cancel(actor, scope.now());
        return order;
    }

    /** Whether the whole order is theirs, as it is now. */
    private boolean offers(Order order) {
        return order.lines().stream()
                .allMatch(line -> tickets.contains(line.ticket().id()));
    }
}
