package dev.boxoffice.stack.demo;

/** The state of an ordered unit at the end of the demo. */
enum Fate {
    HELD,
    SOLD,
    CANCELLED,
    EXPIRED,
    REFUNDED
}
