package dev.boxoffice.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The repository's texts are plain English and use the words of docs/glossary.md. */
class WordingTest {

    private static final int LONGEST_MEDIAN = 16;

    /** A few words that the glossary replaces and that have no other meaning here. */
    private static final Pattern BANNED = Pattern.compile(
            "\\b([Nn]obody|[Ww]hoever|[Ss]omebody|not to be had|stumbled|told of|crosswise|[Pp]atience|g[ai]ve(s|n)? up(?! to))\\b");

    /** The glossary and this test name the words. Released contracts and merged migrations never change. */
    private static final Pattern EXCEPTION = Pattern.compile(
            "docs/glossary\\.md|docs/openapi/released/.*|tests/documentation-tests/.*|.*/db/migration/.*");

    private static final Pattern BESIDE_PROSE = Pattern.compile("(?s:```.*?```)|^[|#!].*$", Pattern.MULTILINE);
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?:;])\\s+|\n\\s*\n|\n\\s*(?:[-*]|\\d+\\.) ");

    @ParameterizedTest
    @MethodSource("pages")
    void keepsSentencesShort(Path page) throws IOException {
        String prose = BESIDE_PROSE.matcher(RepositoryFiles.text(page)).replaceAll("\n\n");
        List<Integer> lengths = SENTENCE_END
                .splitAsStream(prose)
                .map(WordingTest::words)
                .filter(words -> words > 1)
                .sorted()
                .toList();

        assertThat(lengths.isEmpty() ? 0 : lengths.get(lengths.size() / 2))
                .as("median number of words per sentence of %s", page)
                .isLessThanOrEqualTo(LONGEST_MEDIAN);
    }

    @Test
    void avoidsReplacedWords() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : RepositoryFiles.endingWith(
                ".md",
                ".java",
                ".html",
                ".properties",
                ".sql",
                ".yaml",
                ".yml",
                ".js",
                ".css",
                ".json",
                "pom.xml",
                "/boxoffice")) {
            if (isChecked(file)) {
                String[] lines = RepositoryFiles.text(file).split("\n", -1);
                for (int i = 0; i < lines.length; i++) {
                    if (BANNED.matcher(lines[i]).find()) {
                        found.add(file + ":" + (i + 1) + ": " + lines[i].strip());
                    }
                }
            }
        }

        assertThat(found).isEmpty();
    }

    private static boolean isChecked(Path file) {
        return !EXCEPTION.matcher(file.toString()).matches();
    }

    private static int words(String sentence) {
        return (int) Pattern.compile("\\s+")
                .splitAsStream(sentence)
                .filter(word -> word.chars().anyMatch(Character::isLetterOrDigit))
                .count();
    }

    static List<Path> pages() throws IOException {
        return RepositoryFiles.endingWith(".md");
    }
}
