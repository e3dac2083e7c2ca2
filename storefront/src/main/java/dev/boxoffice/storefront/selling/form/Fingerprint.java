package dev.boxoffice.storefront.selling.form;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Digests of the field values that a form was shown with. A submitted field with the same digest was not touched. Digests are
 * shorter than the values, which would not fit into a request twice.
 */
final class Fingerprint {

    private static final int BYTES = 9;

    private Fingerprint() {}

    /** The value of the hidden input. */
    static String of(List<Field> fields, TypedForm shown) {
        return fields.stream().map(field -> digest(field, shown)).collect(Collectors.joining(" "));
    }

    /** The names of the fields that differ from the form as it was shown. */
    static Set<String> touched(List<Field> fields, TypedForm submitted, String shown) {
        Set<String> known = Set.of(shown.split(" ", -1));
        return fields.stream()
                .filter(field -> !known.contains(digest(field, submitted)))
                .map(Field::name)
                .collect(Collectors.toSet());
    }

    private static String digest(Field field, TypedForm form) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(TypedForm.unixLines(field.text(form)).getBytes(UTF_8));
            return field.name() + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
