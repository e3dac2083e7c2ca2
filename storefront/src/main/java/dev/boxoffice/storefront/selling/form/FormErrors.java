package dev.boxoffice.storefront.selling.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is wrong with a form: at its fields, in their order, and as a whole. */
public final class FormErrors {

    /**
     * An error at a field.
     *
     * @param label of the field
     */
    public record FieldError(String field, String label, String message) {}

    private final List<Field> fields;
    private final List<FieldError> errors = new ArrayList<>();
    private String general = "";

    private FormErrors(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    public static FormErrors of(List<Field> fields) {
        return new FormErrors(fields);
    }

    /** Keeps the first error of a field. An error of an unknown field concerns the whole form. */
    public void add(String name, String message) {
        Optional<Field> field =
                fields.stream().filter(known -> known.name().equals(name)).findFirst();
        if (field.isEmpty()) {
            general = general.isEmpty() ? message : general;
        } else if (message(name).isEmpty()) {
            errors.add(new FieldError(name, field.get().label(), message));
        }
    }

    /** Adds an error if the form has the field. */
    void addKnown(String name, String message) {
        if (fields.stream().anyMatch(field -> field.name().equals(name))) {
            add(name, message);
        }
    }

    /** An error of the whole form. */
    public void addGeneral(String message) {
        general = message;
    }

    public boolean isEmpty() {
        return errors.isEmpty() && general.isEmpty();
    }

    /** The error of the whole form; empty if there is none. */
    public String general() {
        return general;
    }

    /** The error at a field; empty if there is none. */
    public String message(String field) {
        return errors.stream()
                .filter(error -> error.field().equals(field))
                .map(FieldError::message)
                .findFirst()
                .orElse("");
    }

    /** Whether one of these fields, separated by spaces, has an error. */
    public boolean hasAny(String names) {
        return Stream.of(names.split(" ", -1)).anyMatch(this::has);
    }

    public boolean has(String field) {
        return !message(field).isEmpty();
    }

    /** The errors in the order of the fields. */
    public List<FieldError> list() {
        return fields.stream()
                .flatMap(field -> errors.stream().filter(error -> error.field().equals(field.name())))
                .toList();
    }
}
