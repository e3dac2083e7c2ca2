package dev.boxoffice.orders.command;

import dev.boxoffice.orders.order.Order;
import java.util.UUID;

/** Replaces the buyer of an ended order with a pseudonym. Returns whether the order no longer has this buyer. */
public record EraseBuyer(UUID orderId, String erased, String pseudonym) implements Command<Boolean> {

    @Override
    public Lane lane() {
        return Lane.CHANGES;
    }

    @Override
    public boolean changesStock(boolean orderIsFree) {
        return false;
    }

    @Override
    public Boolean decide(Scope scope) {
        Order order = scope.order(orderId);
        return !order.userId().equals(erased) || order.eraseBuyer(pseudonym, scope.now());
    }
}
