package dev.boxoffice.orders.order;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Where requests are kept until they are ordered: the carts. */
public interface OrderSource {

    /** Locks what these users have, in one order for all callers; who has nothing is left out. */
    Map<String, OrderRequest> lock(Collection<String> userIds);

    /** In the same transaction: what these users had is ordered now. */
    void clear(Collection<String> userIds, Instant now);
}
