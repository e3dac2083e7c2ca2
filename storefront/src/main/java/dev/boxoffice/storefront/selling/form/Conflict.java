package dev.boxoffice.storefront.selling.form;

import java.util.List;
import java.util.function.BiFunction;

/**
 * An edit and the current version side by side.
 *
 * @param shown digests of the fields with which the editor began
 * @param inputs the edit as typed, which the page submits again
 */
public record Conflict(String etag, long version, String shown, List<Row> rows, List<Input> inputs) {

    public Conflict {
        rows = List.copyOf(rows);
        inputs = List.copyOf(inputs);
    }

    /**
     * One field.
     *
     * @param yours as the editor typed it
     * @param theirs as it is stored now
     * @param differs whether one of the two has to be chosen
     * @param both whether both have changed it
     * @param choice the version that is preselected; empty if both have changed the field
     */
    public record Row(
            String name, String label, String yours, String theirs, boolean differs, boolean both, String choice) {

        public boolean choosesYours() {
            return choice.equals(Edit.YOURS);
        }

        public boolean choosesTheirs() {
            return choice.equals(Edit.THEIRS);
        }
    }

    /** A hidden input. */
    public record Input(String name, String value) {}

    /**
     * Compares an edit with the current version.
     *
     * @param etag of the current version
     * @param display the text of a field in a form, as people read it
     */
    public static Conflict of(
            Edit edit, TypedForm current, String etag, long version, BiFunction<Field, TypedForm, String> display) {
        return new Conflict(
                etag,
                version,
                edit.shown(),
                edit.fields().stream()
                        .map(field -> row(edit, field, current, display))
                        .toList(),
                edit.fields().stream()
                        .flatMap(field -> field.inputs().stream())
                        .map(input -> new Input(input, edit.typed().get(input)))
                        .toList());
    }

    private static Row row(Edit edit, Field field, TypedForm current, BiFunction<Field, TypedForm, String> display) {
        boolean byYou = isChanged(field, edit.typed(), edit.shown());
        boolean both = byYou && isChanged(field, current, edit.shown());
        String usual = both ? "" : byYou ? Edit.YOURS : Edit.THEIRS;
        String chosen = edit.choice(field);
        return new Row(
                field.name(),
                field.label(),
                display.apply(field, edit.typed()),
                display.apply(field, current),
                !field.isSame(edit.typed(), current),
                both,
                chosen.isEmpty() ? usual : chosen);
    }

    private static boolean isChanged(Field field, TypedForm form, String shown) {
        return !Fingerprint.touched(List.of(field), form, shown).isEmpty();
    }

    /** The fields for which one of two versions has to be chosen. */
    public List<Row> differing() {
        return rows.stream().filter(Row::differs).toList();
    }

    /** The fields that both versions have in common. */
    public List<Row> same() {
        return rows.stream().filter(row -> !row.differs()).toList();
    }
}
