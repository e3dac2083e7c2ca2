package dev.boxoffice.admissions.admission;

import java.util.UUID;

/**
 * An admission to issue.
 *
 * @param voidReason why the admission is void from the start; {@code null} for a valid one
 */
public record Issue(UUID id, UUID orderId, UUID ticketId, int number, String holderId, VoidReason voidReason) {

    public Issue(UUID orderId, UUID ticketId, int number, String holderId, VoidReason voidReason) {
        this(AdmissionIds.of(orderId, ticketId, number), orderId, ticketId, number, holderId, voidReason);
    }

    AdmissionStatus status() {
        return voidReason == null ? AdmissionStatus.VALID : AdmissionStatus.VOID;
    }

    String reasonCode() {
        return voidReason == null ? null : voidReason.code();
    }

    /** As if it had been issued and then voided, so that the version does not depend on the order of the events. */
    long version() {
        return voidReason == null ? 1 : 2;
    }
}
