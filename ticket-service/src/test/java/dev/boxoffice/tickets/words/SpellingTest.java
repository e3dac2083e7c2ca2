package dev.boxoffice.tickets.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTest {

    private static final String LETTERS = "abcdeéжש🎸";

    @ParameterizedTest
    @CsvSource({"ballet,1", "opera,1", "symphony,2", "philharmonic,2"})
    void findsAWordByAnyEdit(String word, int typos) {
        long seed = System.nanoTime();
        var random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            String misspelled = word;
            for (int typo = 0; typo < typos; typo++) {
                misspelled = edited(misspelled, random);
            }
            assertThat(Spelling.formsToFind(misspelled))
                    .as("forms of %s, seed %d", misspelled, seed)
                    .containsAnyElementsOf(Spelling.forms(word));
            assertThat(Spelling.similar(misspelled, List.of(word)))
                    .as("words like %s, seed %d", misspelled, seed)
                    .containsExactly(word);
        }
    }

    /** Adds, drops or replaces one character. */
    private static String edited(String word, Random random) {
        var characters = new StringBuilder(word);
        int at = random.nextInt(word.length());
        while (Character.isSurrogate(word.charAt(at))) {
            at = random.nextInt(word.length());
        }
        int letter = random.nextInt(LETTERS.codePointCount(0, LETTERS.length()));
        String other = Character.toString(LETTERS.codePointAt(LETTERS.offsetByCodePoints(0, letter)));
        return switch (random.nextInt(3)) {
            case 0 -> characters.insert(at, other).toString();
            case 1 -> characters.deleteCharAt(at).toString();
            default -> characters.replace(at, at + 1, other).toString();
        };
    }

    @Test
    void countsASwapAsOneTypo() {
        assertThat(Spelling.similar("oepra", List.of("opera"))).containsExactly("opera");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rock", "cat", "2026", "20261231"})
    void matchesShortWordsAndNumbersExactly(String word) {
        assertThat(Spelling.canBeMisspelled(word)).isFalse();
    }

    @Test
    void putsTheMostSimilarWordFirst() {
        assertThat(Spelling.similar("symphony", List.of("simfhony", "symphone")))
                .containsExactly("symphone", "simfhony");
    }
}
