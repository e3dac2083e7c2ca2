package dev.boxoffice.http;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Names the first rule that a text breaks. Accepts {@code null}, as Bean Validation requires. */
public class TextValidator implements ConstraintValidator<Text, String> {

    private static final String NO_CONTROL_CHARACTERS = "must not contain control characters";

    /** Characters without a visible form that Unicode does not classify as spaces or format characters. */
    private static final String INVISIBLE = "\u115f\u1160\u2800\u3164\uffa0\ufffc\ud834\udd59";

    private int max;
    private Text.Form form;

    @Override
    public void initialize(Text text) {
        max = text.max();
        form = text.form();
    }

    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
        String error = text == null ? null : error(text);
        if (error == null) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(error).addConstraintViolation();
        return false;
    }

    private String error(String text) {
        int length = text.codePointCount(0, text.length());
        if (length > max) {
            return "must be at most " + max + " characters long, but has " + length;
        }
        if (form == Text.Form.ANY) {
            return null;
        }
        if (text.codePoints().anyMatch(this::isControl)) {
            return NO_CONTROL_CHARACTERS;
        }
        if (text.codePoints().anyMatch(TextValidator::isUnpairedSurrogate)) {
            return "must not contain unpaired surrogates";
        }
        if (text.codePoints().anyMatch(TextValidator::isDirectionOverride)) {
            return "must not contain characters that change the text direction (U+202A to U+202E, U+2066 to U+2069)";
        }
        if (form == Text.Form.NAME && text.codePoints().noneMatch(TextValidator::isVisible)) {
            return "must contain a visible character";
        }
        return null;
    }

    private boolean isControl(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL ->
                form != Text.Form.PARAGRAPHS || (character != '\t' && character != '\n' && character != '\r');
            case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> form != Text.Form.PARAGRAPHS;
            default -> false;
        };
    }

    private static boolean isUnpairedSurrogate(int character) {
        return Character.getType(character) == Character.SURROGATE;
    }

    private static boolean isDirectionOverride(int character) {
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
