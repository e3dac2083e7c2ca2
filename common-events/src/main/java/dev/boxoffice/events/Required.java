package dev.boxoffice.events;

import dev.boxoffice.money.PriceCurrency;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * The rules of the contract for single fields. A record that breaks one cannot be created, so no reader has to check it again.
 *
 * <p>Fields that are added later are optional, because older events lack them.
 */
final class Required {

    /** JavaScript reads larger integers inexactly. */
    static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

    static final int MAX_UNITS = 1_000_000_000;
    static final int MAX_QUANTITY = 10_000;
    static final int MAX_LINE_LENGTH = 1_000;
    static final int MAX_TEXT_LENGTH = 10_000;

    /** RFC 3339, section 5.6: a year has four digits. */
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T23:59:59.999999999Z");

    /** Excludes control characters and unpaired surrogates, which PostgreSQL or UTF-8 cannot store. */
    private static final Pattern LINE = Pattern.compile("[^\\p{Cc}\\p{Cs}]*");

    private static final Pattern TEXT = Pattern.compile("[\\t\\r\\n[^\\p{Cc}\\p{Cs}]]*");

    private Required() {}

    static void present(String field, Object value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
    }

    static void between(long minimum, long maximum, String field, long value) {
        if (value < minimum || value > maximum) {
            throw new IllegalArgumentException(
                    "%s is %d, must be between %d and %d".formatted(field, value, minimum, maximum));
        }
    }

    static void optionalBetween(long minimum, long maximum, String field, Integer value) {
        if (value != null) {
            between(minimum, maximum, field, value);
        }
    }

    static void version(long value) {
        between(1, MAX_SAFE_INTEGER, "version", value);
    }

    /** A line with at least one visible character. */
    static void line(String field, String value) {
        present(field, value);
        optionalLine(field, value);
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + " is blank");
        }
    }

    static void optionalLine(String field, String value) {
        characters(field, value, LINE, MAX_LINE_LENGTH);
    }

    static void optionalText(String field, String value) {
        characters(field, value, TEXT, MAX_TEXT_LENGTH);
    }

    private static void characters(String field, String value, Pattern allowed, int maximum) {
        if (value == null) {
            return;
        }
        if (value.codePointCount(0, value.length()) > maximum) {
            throw new IllegalArgumentException(field + " has more than " + maximum + " characters");
        }
        if (!allowed.matcher(value).matches()) {
            throw new IllegalArgumentException(field + " contains control characters or unpaired surrogates");
        }
    }

    static void time(String field, Instant value) {
        present(field, value);
        optionalTime(field, value);
    }

    static void optionalTime(String field, Instant value) {
        if (value != null && (value.isBefore(Instant.EPOCH) || value.isAfter(END_OF_TIME))) {
            throw new IllegalArgumentException(field + " is not between the years 1970 and 9999");
        }
    }

    /** ISO 4217, including withdrawn codes, because stored prices stay readable. Excludes metals and test codes. */
    static void currency(String field, String code) {
        present(field, code);
        if (PriceCurrency.decimals(code).isEmpty()) {
            throw new IllegalArgumentException(field + " is not a currency of ISO 4217");
        }
    }
}
