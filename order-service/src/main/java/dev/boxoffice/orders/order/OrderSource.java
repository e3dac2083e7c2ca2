package dev.boxoffice.orders.order;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Source of order requests held elsewhere (carts). */
public interface OrderSource {

    /** Locks the requests of these users in a fixed order, which prevents deadlocks. Users without one are omitted. */
    Map<String, OrderRequest> lock(Collection<String> userIds);

    /** Removes the requests of these users after they were ordered, in the same transaction. */
    void clear(Collection<String> userIds, Instant now);
}
