package dev.boxoffice.storefront.selling.form;

/** Finds what is wrong with a typed text, by the rules of the services. */
enum TextRule {
    VALID,
    EMPTY,
    TOO_LONG,
    /** It has control characters, such as line breaks in a field of one line. */
    CONTROL,
    /** It has characters that reverse the direction of the text after them. */
    DIRECTION;

    /** Characters without a visible form that Unicode does not classify as spaces or format characters. */
    private static final String INVISIBLE = "\u115f\u1160\u2800\u3164\uffa0\ufffc\ud834\udd59";

    /** A text of one line. */
    static TextRule ofLine(String text, int max) {
        return of(text, max, false);
    }

    static TextRule ofParagraphs(String text, int max) {
        return of(text, max, true);
    }

    static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private static TextRule of(String text, int max, boolean lines) {
        if (length(text) > max) {
            return TOO_LONG;
        }
        if (text.codePoints().anyMatch(character -> isControl(character, lines))) {
            return CONTROL;
        }
        if (text.codePoints().anyMatch(TextRule::isDirection)) {
            return DIRECTION;
        }
        return text.codePoints().anyMatch(TextRule::isVisible) ? VALID : EMPTY;
    }

    private static boolean isControl(int character, boolean lines) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> !lines || "\t\n\r".indexOf(character) < 0;
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> !lines;
            case Character.SURROGATE -> true;
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
            default -> INVISIBLE.indexOf(character) < 0;
        };
    }
}
