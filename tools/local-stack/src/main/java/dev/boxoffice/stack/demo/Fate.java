package dev.boxoffice.stack.demo;

/** Where an admission that was ordered stands when the demo ends. */
enum Fate {
    HELD,
    SOLD,
    CANCELLED,
    EXPIRED,
    REFUNDED
}
