package dev.boxoffice.tickets.organiser;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;

/** The part of a page's address that names an organiser. */
final class Slug {

    static final int MAX_LENGTH = 80;
    static final String PATTERN = "[a-z0-9]+(-[a-z0-9]+)*";

    private static final String FALLBACK = "organiser";
    private static final int SUFFIX_LENGTH = 8;
    private static final int RADIX = 36;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Slug() {}

    /** Derives a slug from a name: {@code "Café Noir"} becomes {@code "cafe-noir"}. */
    static String of(String name) {
        String slug = Normalizer.normalize(name, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        int longest = MAX_LENGTH - SUFFIX_LENGTH - 1;
        String trimmed = trim(slug.length() > longest ? slug.substring(0, longest) : slug);
        return trimmed.isEmpty() ? FALLBACK : trimmed;
    }

    /** Returns a slug that is unlikely to be taken. */
    static String withSuffix(String slug) {
        var suffix = new StringBuilder("-");
        RANDOM.ints(SUFFIX_LENGTH, 0, RADIX).forEach(digit -> suffix.append(Character.forDigit(digit, RADIX)));
        return slug + suffix;
    }

    private static String trim(String slug) {
        return slug.replaceAll("^-|-$", "");
    }
}
