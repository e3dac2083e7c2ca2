package dev.boxoffice.storefront.selling;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Digests of the field values that a form was shown with. A submitted field with the same digest was not touched. Digests are
 * shorter than the values, which would not fit into a request twice.
 */
final class FormFingerprint {

    private static final int BYTES = 9;

    private FormFingerprint() {}

    /** The value of the hidden field. */
    static String of(Map<String, String> shown) {
        return digests(shown).entrySet().stream()
                .map(field -> field.getKey() + "." + field.getValue())
                .collect(Collectors.joining(" "));
    }

    /** The names of the fields that differ from the form as it was shown. */
    static Set<String> touched(Map<String, String> submitted, String shown) {
        Set<String> known = shown == null ? Set.of() : Set.of(shown.split(" ", -1));
        return digests(submitted).entrySet().stream()
                .filter(field -> !known.contains(field.getKey() + "." + field.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static Map<String, String> digests(Map<String, String> fields) {
        var digests = new LinkedHashMap<String, String>();
        fields.forEach((name, value) -> digests.put(name, digest(value)));
        return digests;
    }

    private static String digest(String value) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(ShowForm.unixLines(value).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
