package dev.boxoffice.http;

import java.text.Normalizer;

/** Normalization form C (Unicode Standard Annex 15), in which texts are stored. */
public final class NormalForm {

    private NormalForm() {}

    /** Returns {@code null} for {@code null}. */
    public static String of(String text) {
        return text == null ? null : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Removes space at both ends as well, including no-break and zero width spaces. */
    public static String trimmed(String text) {
        if (text == null) {
            return null;
        }
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return of(text.substring(start, end));
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character)
                || Character.isSpaceChar(character)
                || character == '\u200b'
                || character == '\ufeff';
    }
}
