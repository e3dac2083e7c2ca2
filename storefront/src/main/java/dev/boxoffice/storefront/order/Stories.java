package dev.boxoffice.storefront.order;

import static dev.boxoffice.storefront.OrderStory.*;

import dev.boxoffice.storefront.OrderStatus;
import dev.boxoffice.storefront.OrderStory;

/** Finds out what an order means to its buyer. */
final class Stories {

    private Stories() {}

    /** @param confirmed whether the buyer has just confirmed the payment with its provider */
    static OrderStory of(Order order, Refunds refunds, boolean confirmed) {
        if (order.isCalledOff() && order.status() != OrderStatus.EXPIRED && !order.isPartlyTakingPlace()) {
            return CALLED_OFF;
        }
        return switch (order.status()) {
            case CREATED -> order.paymentFailed() ? DECLINED : HELD;
            case AWAITING_PAYMENT -> paying(order, confirmed);
            case COMPLETE -> paid(order, refunds);
            case CANCELLED -> CANCELLED;
            case EXPIRED -> EXPIRED;
            case REFUNDED -> REFUNDED;
        };
    }

    private static OrderStory paying(Order order, boolean confirmed) {
        if (order.paymentFailed()) {
            return DECLINED;
        }
        return confirmed || order.paymentPending() ? PAYING : READY_TO_PAY;
    }

    private static OrderStory paid(Order order, Refunds refunds) {
        if (order.isBeingRefunded() && !refunds.leaveUnits(order)) {
            return BEING_REFUNDED;
        }
        return order.hasRefundedMoney() || refunds.isPending() ? PARTLY_REFUNDED : PAID;
    }
}
