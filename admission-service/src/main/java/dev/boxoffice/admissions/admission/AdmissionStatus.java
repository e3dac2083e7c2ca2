package dev.boxoffice.admissions.admission;

/** Whether an admission opens the door. */
public enum AdmissionStatus {
    VALID,
    /** For good: the order was refunded, or the show was called off. */
    VOID
}
