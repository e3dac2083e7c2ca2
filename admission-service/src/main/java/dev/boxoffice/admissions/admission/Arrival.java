package dev.boxoffice.admissions.admission;

import java.time.Instant;
import java.util.UUID;

/**
 * A code at the door of a show.
 *
 * @param generation of the code
 * @param offline whether the holder was let in without a check
 * @param traceparent of the request; {@code null} if it is not traced
 */
public record Arrival(
        UUID checkInId,
        UUID admissionId,
        int generation,
        UUID showId,
        String gate,
        Instant at,
        boolean offline,
        String traceparent) {}
