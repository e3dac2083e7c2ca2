package dev.boxoffice.events;

import java.time.Instant;
import java.util.UUID;

/**
 * The stock of a pool, as counted by order-service.
 *
 * @param held units in open orders, of all tickets of the pool
 * @param sold units in paid orders
 * @param available units that a new order can hold, if its ticket has as many
 * @param version grows with every change of these figures; independent of the pool's own version
 * @param asOf time of the change, UTC
 */
public record PoolAvailabilityV1(UUID poolId, int held, int sold, int available, long version, Instant asOf)
        implements Payload {

    public PoolAvailabilityV1 {
        Required.present("poolId", poolId);
        Required.between(0, Required.MAX_UNITS, "held", held);
        Required.between(0, Required.MAX_UNITS, "sold", sold);
        Required.between(0, Required.MAX_UNITS, "available", available);
        Required.between(0, Integer.MAX_VALUE, "held + sold + available", (long) held + sold + available);
        Required.version(version);
        Required.time("asOf", asOf);
    }

    @Override
    public UUID aggregateId() {
        return poolId;
    }
}
