package dev.boxoffice.tickets.words;

import dev.boxoffice.tickets.words.Word.Kind;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The words that a ticket must contain.
 *
 * @param words punctuation only if the text has nothing else
 * @param similar known words by the query's word that may be a misspelling of them
 */
public record SearchQuery(List<Word> words, Map<String, List<String>> similar) {

    private static final int MIN_PREFIX = 3;
    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Z}]*");

    public SearchQuery {
        words = List.copyOf(words);
        similar = Map.copyOf(similar);
    }

    /** Returns {@code null} for a blank text, which does not restrict the search. */
    public static SearchQuery in(String text) {
        if (text == null || BLANK.matcher(text).matches()) {
            return null;
        }
        List<Word> all = Words.in(text);
        List<Word> words =
                all.stream().filter(word -> !word.is(Kind.PUNCTUATION)).toList();
        return new SearchQuery(words.isEmpty() ? all : words, Map.of());
    }

    /** Whether the text has nothing to search for, so that no ticket matches. */
    public boolean none() {
        return words.isEmpty();
    }

    public SearchQuery withSimilar(Map<String, List<String>> found) {
        return new SearchQuery(words, found);
    }

    /** The words that may be misspelled. */
    public Set<String> spelled() {
        var joins = new Joins(words);
        var spelled = new TreeSet<String>();
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).is(Kind.SPACED)) {
                spelled.add(words.get(i).text());
                joins.chunk(i).ifPresent(spelled::add);
            }
        }
        return spelled;
    }

    /** Renders PostgreSQL's {@code tsquery} in its input syntax. */
    public String toTsquery() {
        var joins = new Joins(words);
        return IntStream.range(0, words.size())
                .mapToObj(i -> "(" + condition(i, joins) + ")")
                .distinct()
                .collect(Collectors.joining(" & "));
    }

    private String condition(int index, Joins joins) {
        Word word = words.get(index);
        if (word.is(Kind.UNSPACED)) {
            return word.grams().stream().map(SearchQuery::exactly).collect(Collectors.joining(" & "));
        }
        var alternatives = new LinkedHashSet<String>();
        alternatives.add(isPrefix(index) ? startingWith(word.text()) : exactly(word.text()));
        if (word.variant() != null) {
            alternatives.add(startingWith(word.variant()));
        }
        joins.around(index).forEach(join -> alternatives.add(exactly(join)));
        addSimilar(word.text(), alternatives);
        joins.chunk(index).ifPresent(chunk -> {
            alternatives.add(startingWith(chunk));
            addSimilar(chunk, alternatives);
        });
        return String.join(" | ", alternatives);
    }

    /** A short word is a prefix only while it is typed: it would match, and read, a large part of the index. */
    private boolean isPrefix(int index) {
        Word word = words.get(index);
        boolean last = index == words.size() - 1;
        return word.is(Kind.SPACED) && (word.length() >= MIN_PREFIX || (last && (word.whole() || word.length() > 1)));
    }

    private void addSimilar(String word, Set<String> alternatives) {
        similar.getOrDefault(word, List.of()).forEach(known -> alternatives.add(exactly(known)));
    }

    private static String exactly(String word) {
        return "'" + word.replace("\\", "\\\\").replace("'", "''") + "'";
    }

    private static String startingWith(String word) {
        return exactly(word) + ":*";
    }
}
