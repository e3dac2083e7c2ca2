package dev.boxoffice.storefront.door;

import java.time.Instant;
import java.util.UUID;

/**
 * The record of a scan.
 *
 * @param reason {@code null} if the holder may enter
 * @param first {@code null} unless another entry is in force
 * @param admission {@code null} for a code of another show or of none
 */
record CheckIn(UUID id, String result, String reason, First first, Admitted admission) {

    record First(Instant at, String gate) {}

    record Admitted(String ticketName, int number, String holderName) {}

    Verdict verdict(boolean calledOff) {
        return Verdict.of(result.equals("ACCEPTED") ? null : reason, calledOff);
    }
}
