package dev.boxoffice.storefront.selling.form;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Inputs of a form whose values only make sense together.
 *
 * @param name also the id of the first input
 * @param label as people read it
 */
public record Field(String name, String label, List<String> inputs) {

    public Field {
        inputs = List.copyOf(inputs);
    }

    public static Field of(String name, String label) {
        return new Field(name, label, List.of(name));
    }

    /** A local time, which its offset makes unique where the clocks show it twice. */
    public static Field time(String name, String label) {
        return new Field(name, label, List.of(name, offsetOf(name)));
    }

    static String offsetOf(String timeInput) {
        return timeInput + "Offset";
    }

    /** The values of the inputs in one text. */
    String text(TypedForm form) {
        return inputs.stream().map(form::get).collect(Collectors.joining(" "));
    }

    boolean isSame(TypedForm one, TypedForm other) {
        return TypedForm.unixLines(text(one)).equals(TypedForm.unixLines(text(other)));
    }
}
