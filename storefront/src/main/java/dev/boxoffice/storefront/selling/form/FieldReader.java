package dev.boxoffice.storefront.selling.form;

import dev.boxoffice.server.text.TextRule;
import dev.boxoffice.storefront.Money;
import dev.boxoffice.storefront.TypedPrice;
import dev.boxoffice.storefront.TypedTime;
import dev.boxoffice.storefront.language.Texts;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * Reads the values of a form. A value that cannot be read is {@code null}, and its message is added to the errors, so that one
 * look finds all errors.
 */
public final class FieldReader {

    private final TypedForm form;
    private final FormErrors errors;
    private final FieldTexts texts;
    private final Texts<FormMessages> messages;

    FieldReader(TypedForm form, FormErrors errors, FieldTexts texts) {
        this.form = form;
        this.errors = errors;
        this.texts = texts;
        this.messages = texts.messages();
    }

    public TypedForm form() {
        return form;
    }

    public FormErrors errors() {
        return errors;
    }

    /** Reads a text of one line that must not be empty. */
    public String line(String name, int max) {
        String text = form.get(name).strip();
        TextRule broken = TextRule.ofLine(text, max);
        if (broken == TextRule.INVISIBLE) {
            errors.add(name, messages.get().required());
            return null;
        }
        return check(name, broken, text, max);
    }

    /** Reads a text of one line; {@code null} also if it is empty. */
    public String optionalLine(String name, int max) {
        return form.get(name).isBlank() ? null : line(name, max);
    }

    /** Reads a text of any number of lines, which may be empty. */
    public String paragraphs(String name, int max) {
        String text = TypedForm.unixLines(form.get(name)).strip();
        return check(name, TextRule.ofParagraphs(text, max), text, max);
    }

    private String check(String name, TextRule broken, String text, int max) {
        switch (broken) {
            case NONE, INVISIBLE -> {
                return text;
            }
            case TOO_LONG -> errors.add(name, messages.get().tooLong(max, TextRule.length(text)));
            case CONTROL, SURROGATE -> errors.add(name, messages.get().noControlCharacters());
            case DIRECTION -> errors.add(name, messages.get().noDirectionCharacters());
        }
        return null;
    }

    public Integer number(String name, int min, int max) {
        OptionalInt number = GroupedNumber.parse(form.get(name));
        if (number.isPresent() && number.getAsInt() >= min && number.getAsInt() <= max) {
            return number.getAsInt();
        }
        errors.add(name, messages.get().enterWholeNumber(min, max));
        return null;
    }

    /** Reads a number; {@code null} also if it is empty. */
    public Integer optionalNumber(String name, int min, int max) {
        return form.get(name).isBlank() ? null : number(name, min, max);
    }

    public Money price(String name, String currencyName) {
        TypedPrice typed = TypedPrice.of(form.get(name), form.get(currencyName));
        if (typed instanceof TypedPrice.Accepted(Money money)) {
            return money;
        }
        errors.add(name, texts.of(typed));
        return null;
    }

    public String zone(String name) {
        String zone = form.get(name).strip();
        if (!zone.isEmpty() && texts.timeFormat().isZone(zone)) {
            return zone;
        }
        errors.add(name, messages.get().enterZone());
        return null;
    }

    /** Reads a local time. An unknown zone is an error of another field. */
    public Instant time(String name, String zone) {
        TypedTime typed = texts.timeFormat().parse(form.get(name), form.get(Field.offsetOf(name)), zone);
        if (typed instanceof TypedTime.Accepted(Instant instant)) {
            return instant;
        }
        errors.add(name, texts.of(typed, zone));
        return null;
    }

    /** Reads a local time; {@code null} also if it is empty. */
    public Instant optionalTime(String name, String zone) {
        return form.get(name).isBlank() ? null : time(name, zone);
    }
}
