package dev.boxoffice.tickets.search;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a search text, and nothing else of it: so any text is safe. */
record SearchWords(List<String> words) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}]+");

    /** {@code null} for a blank text, which asks for nothing. */
    static SearchWords in(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        return new SearchWords(
                WORD.matcher(text).results().map(MatchResult::group).toList());
    }

    boolean none() {
        return words.isEmpty();
    }

    /** For {@code to_tsquery}: every word must be there, at least as the beginning of one. */
    String toTsquery() {
        return words.stream().map(word -> "'" + word + "':*").collect(Collectors.joining(" & "));
    }
}
