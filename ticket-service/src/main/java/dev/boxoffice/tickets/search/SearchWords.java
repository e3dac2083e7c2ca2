package dev.boxoffice.tickets.search;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a search text. Dropping all other characters makes any text safe for {@code to_tsquery}. */
record SearchWords(List<String> words) {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}]+");

    /** Returns {@code null} for a blank text, which does not restrict the search. */
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

    /** Requires each word to be a prefix of some word in the ticket. */
    String toTsquery() {
        return words.stream().map(word -> "'" + word + "':*").collect(Collectors.joining(" & "));
    }
}
