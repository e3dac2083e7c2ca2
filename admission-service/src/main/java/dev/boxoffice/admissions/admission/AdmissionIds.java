package dev.boxoffice.admissions.admission;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Derives the ids of admissions, so that a replayed order creates no second admission. */
final class AdmissionIds {

    private AdmissionIds() {}

    /**
     * A UUIDv5 (RFC 9562, section 5.5) whose namespace is the order.
     *
     * @param number of the unit within its line, from 1
     */
    static UUID of(UUID orderId, UUID ticketId, int number) {
        return UuidCreator.getNameBasedSha1(orderId, ticketId + "/" + number);
    }
}
