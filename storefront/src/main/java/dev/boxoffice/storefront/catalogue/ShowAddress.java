package dev.boxoffice.storefront.catalogue;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The addresses of pages of shows: readable, and still valid when the title changes. */
public final class ShowAddress {

    private static final String FOLDER = "/shows/";
    private static final int ID_LENGTH = 36;
    private static final int MAX_SLUG = 60;

    /** Letters that do not consist of a basic letter and marks. */
    private static final Map<String, String> LETTERS =
            Map.of("ß", "ss", "æ", "ae", "ø", "o", "œ", "oe", "đ", "d", "ł", "l", "þ", "th", "ð", "d", "ı", "i");

    private ShowAddress() {}

    /** The address; only the id, if the title has no Latin letters or digits. */
    public static String of(UUID id, String title) {
        String slug = slug(title);
        return FOLDER + (slug.isEmpty() ? "" : slug + "-") + id;
    }

    /** The id at the end of the last part of an address. */
    static Optional<UUID> idIn(String name) {
        if (name.length() < ID_LENGTH) {
            return Optional.empty();
        }
        String text = name.substring(name.length() - ID_LENGTH);
        try {
            return Optional.of(UUID.fromString(text)).filter(id -> id.toString().equals(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String slug(String title) {
        String text = Normalizer.normalize(title.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        for (var letter : LETTERS.entrySet()) {
            text = text.replace(letter.getKey(), letter.getValue());
        }
        String slug = text.replaceAll("[\\p{M}'\u2019]", "").replaceAll("[^a-z0-9]+", "-");
        String cut = slug.length() > MAX_SLUG ? slug.substring(0, MAX_SLUG) : slug;
        return cut.replaceAll("^-|-$", "");
    }
}
