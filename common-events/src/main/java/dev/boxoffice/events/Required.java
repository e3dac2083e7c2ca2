package dev.boxoffice.events;

/** What no event may lack; fields added to a record later are not required, for older events do not have them. */
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
