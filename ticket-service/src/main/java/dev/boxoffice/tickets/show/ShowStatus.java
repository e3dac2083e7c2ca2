package dev.boxoffice.tickets.show;

/** {@code CALLED_OFF} is final. */
public enum ShowStatus {
    DRAFT,
    PUBLISHED,
    CALLED_OFF
}
