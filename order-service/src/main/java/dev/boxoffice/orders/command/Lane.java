package dev.boxoffice.orders.command;

/** A class of commands with a queue and a share of each transaction of its own, so that no class starves another. */
public enum Lane {
    /** New orders. */
    INTAKE,
    /** Payments, cancellations and refunds. */
    CHANGES,
    /** Expired holds. They are found again, so they never wait for a locked row. */
    EXPIRY
}
