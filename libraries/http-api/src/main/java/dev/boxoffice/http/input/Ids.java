package dev.boxoffice.http.input;

import java.util.UUID;
import java.util.regex.Pattern;

/** Parses ids; {@link UUID#fromString} also accepts short and long groups, so one id would have several addresses. */
final class Ids {

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private Ids() {}

    /** Throws an {@link IllegalArgumentException} for text that is not a UUID of RFC 9562, section 4. */
    static UUID parse(String text) {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
        return UUID.fromString(text);
    }
}
