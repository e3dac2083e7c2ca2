package dev.boxoffice.server.text;

/**
 * The first rule that a text of people breaks. Its length counts code points.
 *
 * <p>Direction overrides are refused (Unicode Technical Report 36, section 2.5). Marks such as U+200E are allowed, because texts
 * of mixed direction need them.
 */
public enum TextRule {
    /** No rule. */
    NONE,
    TOO_LONG,
    /** It has control characters, such as line breaks in a text of one line. */
    CONTROL,
    /** It has half of a character. */
    SURROGATE,
    /** It has characters that reverse the direction of the text after them. */
    DIRECTION,
    /** It has no visible character. Texts that may be empty need none. */
    INVISIBLE;

    /** Characters without a visible form that Unicode does not classify as spaces or format characters. */
    private static final String WITHOUT_FORM = "\u115f\u1160\u2800\u3164\uffa0\ufffc\ud834\udd59";

    /** The rule that a text of one line breaks. */
    public static TextRule ofLine(String text, int max) {
        return of(text, max, false);
    }

    /** The rule that a text of any number of lines breaks. */
    public static TextRule ofParagraphs(String text, int max) {
        return of(text, max, true);
    }

    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static TextRule of(String text, int max, boolean lines) {
        if (length(text) > max) {
            return TOO_LONG;
        }
        if (text.codePoints().anyMatch(character -> isControl(character, lines))) {
            return CONTROL;
        }
        if (text.codePoints().anyMatch(character -> Character.getType(character) == Character.SURROGATE)) {
            return SURROGATE;
        }
        if (text.codePoints().anyMatch(TextRule::isDirection)) {
            return DIRECTION;
        }
        return text.codePoints().anyMatch(TextRule::isVisible) ? NONE : INVISIBLE;
    }

    private static boolean isControl(int character, boolean lines) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> !lines || "\t\n\r".indexOf(character) < 0;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> !lines;
            default -> false;
        };
    }

    private static boolean isDirection(int character) {
        return (character >= 0x202a && character <= 0x202e) || (character >= 0x2066 && character <= 0x2069);
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> WITHOUT_FORM.indexOf(character) < 0;
        };
    }
}
