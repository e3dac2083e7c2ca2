package dev.boxoffice.orders.engine.store;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.order.OrderRequest;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Source of order requests held elsewhere (carts). */
public interface OrderSource {

    /**
     * The requests that a transaction has locked.
     *
     * @param requests by user; users without one are omitted
     * @param skipped users whose request another transaction has locked
     */
    record Locked(Map<String, OrderRequest> requests, Set<String> skipped) {

        public static Locked none() {
            return new Locked(Map.of(), Set.of());
        }
    }

    /**
     * Locks the requests of these users in a fixed order, which prevents deadlocks.
     *
     * @param lock the locking clause
     */
    Supplier<Locked> lock(Pipeline pipeline, List<String> userIds, String lock) throws SQLException;

    /** Removes the requests of these users after they were ordered, in the same transaction. */
    void clear(Pipeline pipeline, List<String> userIds, Instant now) throws SQLException;
}
