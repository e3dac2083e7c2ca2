package dev.boxoffice.storefront.selling.form;

import dev.boxoffice.storefront.WholeNumber;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Reads a typed number of tickets. Groups of three digits can only mean thousands, because tickets are whole. */
final class GroupedNumber {

    private static final Pattern GROUPS = Pattern.compile(
            "[1-9][0-9]{0,2}(?<separator>[.,' \u2019\u00a0\u2009\u202f])[0-9]{3}(?:\\k<separator>[0-9]{3})*");

    private GroupedNumber() {}

    static OptionalInt parse(String typed) {
        String text = typed.strip();
        return WholeNumber.parse(GROUPS.matcher(text).matches() ? text.replaceAll("[^0-9]", "") : text);
    }
}
