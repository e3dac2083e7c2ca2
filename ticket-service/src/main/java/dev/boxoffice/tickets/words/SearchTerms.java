package dev.boxoffice.tickets.words;

import dev.boxoffice.tickets.words.Word.Kind;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The terms of one ticket in the search index.
 *
 * @param terms the words and joined words of all fields
 * @param names the words of title and venue that a query may misspell
 */
public record SearchTerms(Set<String> terms, Set<String> names) {

    public SearchTerms {
        terms = Set.copyOf(terms);
        names = Set.copyOf(names);
    }

    public static SearchTerms of(String title, String venue, String description) {
        var terms = new TreeSet<String>();
        var names = new TreeSet<String>();
        for (String name : List.of(title, venue)) {
            List<Word> words = Words.in(name);
            addWords(words, terms);
            addJoins(words, terms);
            addNames(words, names);
        }
        addWords(Words.in(description), terms);
        return new SearchTerms(terms, names);
    }

    /** Returns a key that is equal for texts that differ only in case, accents, punctuation or spaces. */
    public static String key(String text) {
        return Words.in(text).stream()
                .filter(word -> !word.is(Kind.PUNCTUATION))
                .map(Word::text)
                .collect(Collectors.joining(" "));
    }

    private static void addWords(List<Word> words, Set<String> terms) {
        var joins = new Joins(words);
        for (int i = 0; i < words.size(); i++) {
            Word word = words.get(i);
            if (word.is(Kind.UNSPACED)) {
                terms.addAll(word.characters());
                terms.addAll(word.grams());
            } else {
                terms.add(word.text());
            }
            if (word.variant() != null) {
                terms.add(word.variant());
            }
            joins.chunk(i).ifPresent(terms::add);
        }
        terms.addAll(joins.bridges());
    }

    private static void addJoins(List<Word> words, Set<String> terms) {
        var joins = new Joins(words);
        for (int i = 0; i < words.size(); i++) {
            terms.addAll(joins.around(i));
        }
    }

    private static void addNames(List<Word> words, Set<String> names) {
        var joins = new Joins(words);
        for (int i = 0; i < words.size(); i++) {
            if (words.get(i).is(Kind.SPACED)) {
                names.add(words.get(i).text());
                joins.chunk(i).ifPresent(names::add);
            }
        }
        names.removeIf(name -> !Spelling.canBeMisspelled(name));
    }
}
