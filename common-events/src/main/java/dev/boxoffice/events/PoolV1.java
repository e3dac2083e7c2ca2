package dev.boxoffice.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A limit that several tickets of a show share.
 *
 * @param id UUIDv7
 * @param capacity units that all of its tickets may sell together
 * @param version grows by one with every change of the pool
 */
public record PoolV1(
        UUID id, UUID showId, String name, int capacity, long version, Instant createdAt, Instant updatedAt)
        implements Payload {

    public PoolV1 {
        Required.present("id", id);
        Required.present("showId", showId);
        Required.line("name", name);
        Required.between(0, Required.MAX_UNITS, "capacity", capacity);
        Required.version(version);
        Required.optionalTime("createdAt", createdAt);
        Required.optionalTime("updatedAt", updatedAt);
    }

    @Override
    public UUID aggregateId() {
        return id;
    }
}
