package dev.boxoffice.storefront;

import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads a typed whole number. */
public final class WholeNumber {

    /** Separators are refused: "1.000" means one to some readers and a thousand to others. */
    private static final Pattern DIGITS = Pattern.compile("0*(?<significant>[0-9]{1,9})");

    private WholeNumber() {}

    /** Reads ASCII digits with surrounding white space; empty if it is anything else or above 999,999,999. */
    public static OptionalInt parse(String typed) {
        var digits = DIGITS.matcher(typed == null ? "" : PriceText.strip(typed));
        return digits.matches() ? OptionalInt.of(Integer.parseInt(digits.group("significant"))) : OptionalInt.empty();
    }
}
