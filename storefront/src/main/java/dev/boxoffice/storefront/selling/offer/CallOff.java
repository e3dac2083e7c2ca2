package dev.boxoffice.storefront.selling.offer;

import dev.boxoffice.storefront.Money;
import java.util.List;
import java.util.stream.Collectors;

/** What became of the orders of a show that is called off. */
public record CallOff(String status, Orders orders, List<Money> refunded) {

    public CallOff {
        refunded = refunded == null ? List.of() : List.copyOf(refunded);
    }

    /**
     * Numbers of orders.
     *
     * @param pending their refund was requested
     * @param remaining not handled yet
     */
    public record Orders(long cancelled, long refunded, long pending, long failed, long remaining) {

        public long open() {
            return pending + remaining;
        }
    }

    public boolean done() {
        return status.equals("DONE");
    }

    public long handled() {
        return orders.cancelled() + orders.refunded() + orders.failed();
    }

    public long all() {
        return handled() + orders.open();
    }

    public String refundedText() {
        return refunded.isEmpty() ? "–" : refunded.stream().map(Money::text).collect(Collectors.joining(", "));
    }
}
