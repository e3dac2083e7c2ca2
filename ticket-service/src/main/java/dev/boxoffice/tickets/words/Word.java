package dev.boxoffice.tickets.words;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A folded word of a text.
 *
 * @param text without case, accents and compatibility variants
 * @param variant the German spelling without umlauts, for example {@code koeln}; {@code null} without umlauts
 * @param chunk the number of the chunk between spaces that contains the word
 * @param whole whether the word is its whole chunk, without punctuation
 */
record Word(String text, String variant, Kind kind, int chunk, boolean whole) {

    enum Kind {
        /** A word of a script that separates words. */
        SPACED,
        /** Characters of a script without spaces, or symbols such as emoji; any part of them is a word. */
        UNSPACED,
        /** A chunk of punctuation only, such as {@code !!!}. */
        PUNCTUATION
    }

    boolean is(Kind other) {
        return kind == other;
    }

    /** Returns each pair of adjacent characters; a single character is its own gram. */
    List<String> grams() {
        int[] characters = text.codePoints().toArray();
        return characters.length == 1
                ? List.of(text)
                : IntStream.range(0, characters.length - 1)
                        .mapToObj(i -> new String(characters, i, 2))
                        .toList();
    }

    List<String> characters() {
        return text.codePoints().mapToObj(Character::toString).toList();
    }

    int length() {
        return text.codePointCount(0, text.length());
    }
}
