package dev.boxoffice.orders.command;

import dev.boxoffice.orders.order.Actor;
import dev.boxoffice.orders.order.Order;
import java.util.UUID;

/** Gives an order of a service client's buyer to a user. Returns whether the user did not have it before. */
public record ClaimOrder(UUID orderId, String former, String user) implements Command<Boolean> {

    @Override
    public Lane lane() {
        return Lane.CHANGES;
    }

    /** The user, who gets open orders and units by it. */
    @Override
    public String buyer() {
        return user;
    }

    @Override
    public String requiredBuyer() {
        return former;
    }

    @Override
    public boolean changesStock(boolean orderIsFree) {
        return false;
    }

    @Override
    public Boolean decide(Scope scope) {
        Order order = scope.order(orderId);
        return !order.userId().equals(user)
                && order.requireAccess(new Actor(former, false)).claim(user, scope.now());
    }
}
