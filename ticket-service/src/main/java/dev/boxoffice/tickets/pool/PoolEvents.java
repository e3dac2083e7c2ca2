package dev.boxoffice.tickets.pool;

import dev.boxoffice.events.EventType;
import dev.boxoffice.events.PoolV1;
import dev.boxoffice.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;

/** Publishes changes in the transaction that makes them. */
@ApplicationScoped
class PoolEvents {

    private final PoolRepository pools;
    private final Outbox outbox;

    PoolEvents(PoolRepository pools, Outbox outbox) {
        this.pools = pools;
        this.outbox = outbox;
    }

    void created(Pool pool) {
        append(EventType.POOL_CREATED, pool);
    }

    void updated(Pool pool) {
        append(EventType.POOL_UPDATED, pool);
    }

    private void append(EventType type, Pool pool) {
        pools.flush(); // assigns the new version
        outbox.append(
                type,
                new PoolV1(
                        pool.id(),
                        pool.showId(),
                        pool.details().name(),
                        pool.details().capacity(),
                        pool.version(),
                        pool.createdAt(),
                        pool.updatedAt()));
    }
}
