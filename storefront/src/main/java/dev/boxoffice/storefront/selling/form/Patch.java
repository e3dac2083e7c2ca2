package dev.boxoffice.storefront.selling.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The changed fields of a JSON request. A field that is not touched is left out, so it keeps its exact value. */
public final class Patch {

    private final Predicate<String> touched;
    private final Map<String, Object> values = new LinkedHashMap<>();

    private Patch(Predicate<String> touched) {
        this.touched = touched;
    }

    /** The fields of an edit. */
    public static Patch of(Edit edit) {
        return new Patch(edit::touches);
    }

    /** All fields, for something new. */
    public static Patch ofAll() {
        return new Patch(field -> true);
    }

    public boolean touches(String field) {
        return touched.test(field);
    }

    /** Reads a field if it is touched; otherwise returns its current value. */
    public <T> T set(String field, Supplier<T> read, T current) {
        if (!touches(field)) {
            return current;
        }
        T value = read.get();
        values.put(field, value);
        return value;
    }

    /** Sets a field whatever form it comes from. */
    public Patch put(String field, Object value) {
        values.put(field, value);
        return this;
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The request. */
    public Map<String, Object> values() {
        return values;
    }
}
