package dev.boxoffice.http;

import dev.boxoffice.server.text.TextRule;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;

/** Names the first rule that a text breaks. Accepts {@code null}, as Bean Validation requires. */
public class TextValidator implements ConstraintValidator<Text, String> {

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
        TextRule broken = form == Text.Form.PARAGRAPHS ? TextRule.ofParagraphs(text, max) : TextRule.ofLine(text, max);
        if (form == Text.Form.ANY && broken != TextRule.TOO_LONG) {
            return null;
        }
        return switch (broken) {
            case NONE -> null;
            case TOO_LONG -> "must be at most " + max + " characters long, but has " + TextRule.length(text);
            case CONTROL -> "must not contain control characters";
            case SURROGATE -> "must not contain unpaired surrogates";
            case DIRECTION ->
                "must not contain characters that change the text direction (U+202A to U+202E, U+2066 to U+2069)";
            case INVISIBLE -> form == Text.Form.NAME ? "must contain a visible character" : null;
        };
    }
}
