package dev.boxoffice.tickets.words;

import dev.boxoffice.tickets.words.Word.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Adjacent words written as one, so that {@code co-op}, {@code co op} and {@code coop} match each other. */
final class Joins {

    private static final int MAX_WORDS = 3;

    private final List<Word> words;
    private final Map<Integer, String> chunks = new HashMap<>();

    Joins(List<Word> words) {
        this.words = words;
        addChunks();
    }

    /** Returns the pairs and triples of adjacent words that contain the word. */
    Set<String> around(int index) {
        var joins = new LinkedHashSet<String>();
        for (int size = 2; size <= MAX_WORDS; size++) {
            for (int first = index - size + 1; first <= index; first++) {
                join(first, first + size).ifPresent(joins::add);
            }
        }
        return joins;
    }

    /** Returns the whole chunk of the word, if it has several words of one kind. */
    Optional<String> chunk(int index) {
        return Optional.ofNullable(chunks.get(words.get(index).chunk()));
    }

    private void addChunks() {
        int first = 0;
        for (int end = 1; end <= words.size(); end++) {
            if (end == words.size()
                    || words.get(end).chunk() != words.get(first).chunk()) {
                if (end - first > 1) {
                    int chunk = words.get(first).chunk();
                    join(first, end).ifPresent(join -> chunks.put(chunk, join));
                }
                first = end;
            }
        }
    }

    private Optional<String> join(int first, int end) {
        if (first < 0 || end > words.size()) {
            return Optional.empty();
        }
        List<Word> joined = words.subList(first, end);
        Kind kind = joined.getFirst().kind();
        if (kind == Kind.UNSPACED || joined.stream().anyMatch(word -> !word.is(kind))) {
            return Optional.empty();
        }
        return Optional.of(
                Words.cut(String.join("", joined.stream().map(Word::text).toList())));
    }

    /** Returns pairs of characters across the borders between unspaced words. */
    List<String> bridges() {
        var bridges = new ArrayList<String>();
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i - 1).is(Kind.UNSPACED) && words.get(i).is(Kind.UNSPACED)) {
                bridges.add(words.get(i - 1).characters().getLast()
                        + words.get(i).characters().getFirst());
            }
        }
        return bridges;
    }
}
