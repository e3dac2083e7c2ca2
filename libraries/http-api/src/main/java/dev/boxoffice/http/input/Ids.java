package dev.boxoffice.http.input;

import java.util.UUID;

/** Parses ids; {@link UUID#fromString} also accepts short and long groups, so one id would have several addresses. */
final class Ids {

    private Ids() {}

    /** Throws an {@link IllegalArgumentException} for text that is not a UUID of RFC 9562, section 4. */
    static UUID parse(String text) {
        UUID id = UUID.fromString(text);
        if (!id.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException(text);
        }
        return id;
    }
}
