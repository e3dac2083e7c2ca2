package dev.boxoffice.storefront.selling.form;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A submitted edit of something that others may have changed meanwhile.
 *
 * @param typed the form as submitted
 * @param form the form with the chosen version of each field
 * @param touched names of the fields to change
 * @param undecided names of the fields for which a version has to be chosen
 */
public record Edit(List<Field> fields, TypedForm typed, TypedForm form, Set<String> touched, Set<String> undecided) {

    /** Inputs of every form that edits something. */
    private static final String ETAG = "etag";

    private static final String VERSION = "version";
    private static final String SHOWN = "shown";

    /** Present if the form chooses between two versions of each field. */
    private static final String RESOLVES = "resolves";

    private static final String CHOICE = "choice-";

    static final String YOURS = "yours";
    static final String THEIRS = "theirs";

    public Edit {
        fields = List.copyOf(fields);
        touched = Set.copyOf(touched);
        undecided = Set.copyOf(undecided);
    }

    /**
     * Reads an edit.
     *
     * @param current the form for the current version
     */
    public static Edit of(List<Field> fields, TypedForm typed, TypedForm current) {
        if (!typed.has(RESOLVES)) {
            Set<String> touched = Fingerprint.touched(fields, typed, typed.get(SHOWN));
            return new Edit(fields, typed, typed, touched, Set.of());
        }
        TypedForm chosen = typed;
        for (Field field : fields) {
            if (choice(typed, field).equals(THEIRS)) {
                chosen = chosen.with(field, current);
            }
        }
        TypedForm form = chosen;
        return new Edit(
                fields,
                typed,
                form,
                names(fields, field -> !field.isSame(form, current)),
                names(fields, field -> !field.isSame(typed, current) && !isChosen(typed, field)));
    }

    private static Set<String> names(List<Field> fields, Predicate<Field> selected) {
        return fields.stream().filter(selected).map(Field::name).collect(Collectors.toSet());
    }

    private static String choice(TypedForm typed, Field field) {
        return typed.get(CHOICE + field.name());
    }

    private static boolean isChosen(TypedForm typed, Field field) {
        String choice = choice(typed, field);
        return choice.equals(YOURS) || choice.equals(THEIRS);
    }

    /** Whether the form was shown with another version than this. */
    public boolean isStale(long version) {
        return !Long.toString(version).equals(typed.get(VERSION));
    }

    public boolean isUndecided() {
        return !undecided.isEmpty();
    }

    /** The ETag of the version that the form was shown with. */
    public String etag() {
        return typed.get(ETAG);
    }

    /** Digests of the fields with which the editor began. */
    String shown() {
        return typed.get(SHOWN);
    }

    /** The version of a field that the editor chose; empty if none. */
    String choice(Field field) {
        return isChosen(typed, field) ? choice(typed, field) : "";
    }

    public boolean touches(String field) {
        return touched.contains(field);
    }
}
