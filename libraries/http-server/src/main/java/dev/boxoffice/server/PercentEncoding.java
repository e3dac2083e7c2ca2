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

    /** Characters other than letters and digits that need no escape (RFC 3986, section 3.3). */
    private static final String PATH = "-._~!$&'()*+,;=:@/%";

    /** Square brackets are common in names of parameters, although RFC 3986 reserves them. */
    private static final String QUERY = PATH + "?[]";

    private PercentEncoding() {}

    /** Rejects every control character: no name or id contains one. */
    static boolean isPath(String text) {
        return isEncoded(text, PATH, SPACE);
    }

    /** Accepts line breaks and tabs, which text in a parameter may contain, but not NUL. */
    static boolean isQuery(String text) {
        return isEncoded(text, QUERY, 1);
    }

    private static boolean isAllowed(int c, String symbols) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || symbols.indexOf(c) >= 0;
    }

    private static boolean isEncoded(String text, String symbols, int lowestDecoded) {
        for (int i = 0; i < text.length(); i++) {
            if (!isAllowed(text.charAt(i), symbols)) {
                return false;
            }
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
