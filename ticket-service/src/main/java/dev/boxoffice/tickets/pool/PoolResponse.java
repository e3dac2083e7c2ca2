package dev.boxoffice.tickets.pool;

import dev.boxoffice.tickets.availability.AvailabilityResponse;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "Pool")
public record PoolResponse(
        UUID id,
        UUID showId,
        String name,

        @Schema(description = "Units that all tickets of the pool may sell together.")
        int capacity,

        @Schema(description = "Increases by one with every change of the pool.")
        long version,

        Instant createdAt,
        Instant updatedAt,
        AvailabilityResponse availability) {

    public static PoolResponse of(PoolSnapshot pool) {
        return new PoolResponse(
                pool.id(),
                pool.showId(),
                pool.details().name(),
                pool.details().capacity(),
                pool.version(),
                pool.createdAt(),
                pool.updatedAt(),
                AvailabilityResponse.of(pool.available(), pool.figures()));
    }
}
