package dev.boxoffice.orders.engine;

/** How a transaction treats rows that another transaction has locked. */
public enum Locking {
    /** Waits briefly. Fast for hot rows, which other instances lock only for milliseconds; fails if a row stays locked. */
    WAIT,
    /** Skips them, which shows which rows are locked. */
    SKIP
}
