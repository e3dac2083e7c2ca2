package dev.boxoffice.tickets.words;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Finds known words that a word may misspell. A typo adds, drops or replaces a character, or swaps two neighbors.
 *
 * <p>Two similar words share a form: the start of the word without one or two of its characters (symmetric deletion, as in
 * SymSpell). The database compares forms only for equality, so its locale does not matter.
 */
final class Spelling {

    private static final int ONE_TYPO_LENGTH = 5;
    private static final int TWO_TYPOS_LENGTH = 8;
    private static final int MAX_TYPOS = 2;
    private static final int MAX_LENGTH = 40;

    /** A longer start would find the same words with far more forms. */
    private static final int START = 8;

    private Spelling() {}

    static boolean canBeMisspelled(String known) {
        return typos(length(known)) > 0 && length(known) <= MAX_LENGTH && !known.matches("\\p{N}+");
    }

    /** The forms under which a known word is stored. */
    static Set<String> forms(String known) {
        return forms(known, typos(length(known)));
    }

    /** The forms of all known words that the word may misspell; a typo may have dropped characters. */
    static Set<String> formsToFind(String word) {
        int length = length(word);
        if (length > MAX_LENGTH) {
            return Set.of();
        }
        int typos = typos(length + MAX_TYPOS) == MAX_TYPOS ? MAX_TYPOS : typos(length + 1);
        return typos == 0 ? Set.of() : forms(word, typos);
    }

    /** Returns the known words that the word may misspell, the most similar first. */
    static Stream<String> similar(String word, List<String> candidates) {
        int[] characters = word.codePoints().toArray();
        return candidates.stream()
                .map(known -> new Candidate(known, distance(characters, known)))
                .filter(candidate -> candidate.distance <= typos(length(candidate.known)))
                .sorted(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::known))
                .map(Candidate::known);
    }

    private record Candidate(String known, int distance) {}

    /** The number of typos between the words (optimal string alignment). */
    private static int distance(int[] word, String known) {
        int[] other = known.codePoints().toArray();
        if (Math.abs(word.length - other.length) > MAX_TYPOS) {
            return Integer.MAX_VALUE;
        }
        var rows = new int[word.length + 1][other.length + 1];
        for (int i = 0; i <= word.length; i++) {
            for (int j = 0; j <= other.length; j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : step(word, other, i, j, rows);
            }
        }
        return rows[word.length][other.length];
    }

    private static int step(int[] word, int[] other, int i, int j, int[][] rows) {
        int replaced = rows[i - 1][j - 1] + (word[i - 1] == other[j - 1] ? 0 : 1);
        int least = Math.min(replaced, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && word[i - 1] == other[j - 2] && word[i - 2] == other[j - 1];
        return swapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }

    private static int typos(int length) {
        if (length < ONE_TYPO_LENGTH) {
            return 0;
        }
        return length < TWO_TYPOS_LENGTH ? 1 : MAX_TYPOS;
    }

    private static Set<String> forms(String word, int typos) {
        String start = word.codePoints()
                .limit(START)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        Set<String> forms = new TreeSet<>(Set.of(start));
        Set<String> last = forms;
        for (int typo = 0; typo < typos; typo++) {
            var shorter = new HashSet<String>();
            last.forEach(form -> addDeletions(form, shorter));
            forms.addAll(shorter);
            last = shorter;
        }
        return forms;
    }

    private static void addDeletions(String form, Set<String> shorter) {
        for (int i = 0; i < form.length(); i = form.offsetByCodePoints(i, 1)) {
            shorter.add(form.substring(0, i) + form.substring(form.offsetByCodePoints(i, 1)));
        }
    }

    private static int length(String word) {
        return word.codePointCount(0, word.length());
    }
}
