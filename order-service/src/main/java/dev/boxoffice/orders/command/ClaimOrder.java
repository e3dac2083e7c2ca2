package dev.boxoffice.orders.command;

import dev.boxoffice.orders.order.Actor;
import dev.boxoffice.orders.order.Order;
import dev.boxoffice.orders.order.OrderProblem;
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

    /** Neither party may begin an erasure, which would overlook the order. */
    @Override
    public String formerBuyer() {
        return former;
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
        if (order.userId().equals(user)) {
            return false;
        }
        order.requireAccess(new Actor(former, false));
        if (scope.isErasing(former) || scope.isErasing(user)) {
            throw new OrderProblem.ErasureRunning().toException();
        }
        return order.claim(user, scope.now());
    }
}
