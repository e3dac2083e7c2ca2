package dev.boxoffice.events;

/** Checks required fields. Fields that are added later are optional, because older events lack them. */
final class Required {

    private Required() {}

    static void present(String field, Object value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
    }

    static void atLeast(long minimum, String field, long value) {
        if (value < minimum) {
            throw new IllegalArgumentException(field + " is " + value + ", must be at least " + minimum);
        }
    }
}
