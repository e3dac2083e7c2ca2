package dev.boxoffice.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The repository's texts are plain English and use the words of docs/glossary.md. */
class WordingTest {

    private static final int LONGEST_MEDIAN = 16;

    /** Lower case. A few words that the glossary replaces and that have no other meaning here. */
    private static final List<String> BANNED = List.of(
            "nobody",
            "whoever",
            "somebody",
            "not to be had",
            "stumbled",
            "told of",
            "crosswise",
            "verdict",
            "leftout",
            "putaside",
            "patience",
            "gives? up",
            "gave up",
            "given up");

    /** The glossary and this test name the words; released contracts stay as they are. */
    private static final List<String> EXCEPTIONS = List.of(
            "docs/glossary.md",
            "docs/openapi",
            "docs/performance.md",
            "docs/problems.md",
            "tests/documentation-tests",
            "docker-compose.yml",
            "k8s/base",
            "k8s/components",
            "libraries",
            "order-service",
            "storefront",
            "ticket-service",
            "tests/deployment-tests",
            "tests/system-tests",
            "tests/test-support",
            "tools");

    private static final Pattern BANNED_WORD = Pattern.compile("\\b(" + String.join("|", BANNED) + ")\\b");

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
                String[] lines =
                        RepositoryFiles.text(file).toLowerCase(Locale.ROOT).split("\n", -1);
                for (int i = 0; i < lines.length; i++) {
                    if (BANNED_WORD.matcher(lines[i]).find()) {
                        found.add(file + ":" + (i + 1) + ": " + lines[i].strip());
                    }
                }
            }
        }

        assertThat(found).isEmpty();
    }

    private static boolean isChecked(Path file) {
        return EXCEPTIONS.stream().noneMatch(file::startsWith);
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
