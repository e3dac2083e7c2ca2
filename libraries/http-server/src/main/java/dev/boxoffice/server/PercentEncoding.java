package dev.boxoffice.server;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Percent-encoded text of a URI that decodes to UTF-8.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-2.1">RFC 3986, section 2.1</a>
 */
final class PercentEncoding {

    private static final int SPACE = 0x20;
    private static final int DELETE = 0x7f;
    private static final int ESCAPE_LENGTH = 3;
    private static final int HEX = 16;

    private PercentEncoding() {}

    /** Rejects every control character: no name or id contains one. */
    static boolean isPath(String text) {
        return isEncoded(text, SPACE);
    }

    /** Accepts line breaks and tabs, which text in a parameter may contain, but not NUL. */
    static boolean isQuery(String text) {
        return isEncoded(text, 1);
    }

    private static boolean isEncoded(String text, int lowestDecoded) {
        if (text.chars().anyMatch(c -> c <= SPACE || c >= DELETE || c == '#')) {
            return false;
        }
        if (text.indexOf('%') < 0) {
            return true;
        }
        var bytes = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            int decoded = text.charAt(i);
            if (decoded == '%') {
                decoded = escaped(text, i);
                i += ESCAPE_LENGTH - 1;
            }
            if (decoded < lowestDecoded || decoded == DELETE) {
                return false;
            }
            bytes.put((byte) decoded);
        }
        return isUtf8(bytes.flip());
    }

    /** Returns -1 for an invalid escape. */
    private static int escaped(String text, int percent) {
        if (percent + ESCAPE_LENGTH > text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(percent + 1), HEX);
        int low = Character.digit(text.charAt(percent + 2), HEX);
        return high < 0 || low < 0 ? -1 : high * HEX + low;
    }

    private static boolean isUtf8(ByteBuffer bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes);
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
