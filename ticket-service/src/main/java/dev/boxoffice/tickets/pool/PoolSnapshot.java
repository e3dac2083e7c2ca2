package dev.boxoffice.tickets.pool;

import dev.boxoffice.tickets.availability.Availability;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A pool and its availability at one moment.
 *
 * @param figures empty until order-service has published any
 */
public record PoolSnapshot(
        UUID id,
        UUID showId,
        PoolDetails details,
        long version,
        Instant createdAt,
        Instant updatedAt,
        Optional<Availability> figures) {

    /** Units that can be ordered now. */
    public int available() {
        return figures.map(Availability::available).orElse(details.capacity());
    }

    public long figuresVersion() {
        return figures.map(Availability::version).orElse(0L);
    }
}
