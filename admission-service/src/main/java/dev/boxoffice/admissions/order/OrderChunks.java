package dev.boxoffice.admissions.order;

import dev.boxoffice.events.OrderV1;
import java.util.ArrayList;
import java.util.List;

/** Splits a batch of orders into chunks, because the units of a batch have no limit. */
final class OrderChunks {

    /** Bounds the memory and the time of a transaction. */
    static final int MAX_UNITS = 5_000;

    private OrderChunks() {}

    /** The orders in their order. A chunk has at most {@link #MAX_UNITS} units, or a single order. */
    static List<List<OrderV1>> of(List<OrderV1> orders) {
        var chunks = new ArrayList<List<OrderV1>>();
        long units = 0;
        for (OrderV1 order : orders) {
            long more = units(order);
            if (chunks.isEmpty() || units + more > MAX_UNITS) {
                chunks.add(new ArrayList<>());
                units = 0;
            }
            chunks.getLast().add(order);
            units += more;
        }
        return chunks;
    }

    private static long units(OrderV1 order) {
        return order.items().stream().mapToLong(OrderV1.Item::quantity).sum();
    }
}
