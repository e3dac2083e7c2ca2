package dev.boxoffice.storefront.selling.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The values of a form as typed, by the name of their input, so that a refused form keeps them. */
public record TypedForm(Map<String, String> values) {

    public static final TypedForm EMPTY = new TypedForm(Map.of());

    public TypedForm {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A value; empty if the form has none. */
    public String get(String input) {
        return values.getOrDefault(input, "");
    }

    public boolean has(String input) {
        return !get(input).isEmpty();
    }

    /** The offset of a local time; empty if none was chosen. */
    public String offset(String timeInput) {
        return get(Field.offsetOf(timeInput));
    }

    /** This form with the values of another form in the inputs of a field. */
    TypedForm with(Field field, TypedForm other) {
        var changed = new LinkedHashMap<>(values);
        field.inputs().forEach(input -> changed.put(input, other.get(input)));
        return new TypedForm(changed);
    }

    /** Browsers submit every line break as CRLF. */
    public static String unixLines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }
}
