package dev.boxoffice.tickets.image;

/** Which addresses the service fetches images from. */
enum FetchPolicy {
    /** HTTPS from public addresses. */
    PUBLIC,
    /** No address. */
    OFF,
    /** Every address; for tests and development only. */
    ANY
}
