package dev.boxoffice.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Ids of orders are UUIDs of version 7 and grow with time, so an index on them finds a time. */
public final class OrderIds {

    /** Ids come from the clock of a service, {@code created_at} from the clock of the database. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private OrderIds() {}

    /** A lower limit of the ids of orders that were created at a time or later. */
    public static UUID from(Instant time) {
        return id(time.minus(CLOCK_DIFFERENCE));
    }

    /** An upper limit of the ids of orders that were created before a time. */
    public static UUID before(Instant time) {
        return id(time.plus(CLOCK_DIFFERENCE));
    }

    /** The smallest UUIDv7 of a time (RFC 9562, section 5.7). */
    private static UUID id(Instant time) {
        long millis = Math.clamp(time.toEpochMilli(), 0, (1L << 48) - 1);
        return new UUID(millis << 16 | 0x7000, Long.MIN_VALUE);
    }
}
