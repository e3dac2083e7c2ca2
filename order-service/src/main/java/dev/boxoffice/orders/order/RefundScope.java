package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.payment.Refund;
import java.util.List;

/** What a requested refund returns. */
public sealed interface RefundScope {

    /**
     * Units at the price that they were bought for.
     *
     * @param restock whether the units return to stock
     */
    record Units(List<Refund.Line> lines, boolean restock) implements RefundScope {}

    /** An amount that takes back no units, unless it is all that is left. */
    record Amount(Money amount) implements RefundScope {}

    /**
     * All money and all units that are left.
     *
     * @param restock whether the units return to stock
     */
    record Rest(boolean restock) implements RefundScope {}
}
