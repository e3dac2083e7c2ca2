package dev.boxoffice.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every relative link of a Markdown page leads to a file and, with a fragment, to a heading of it. */
class LinksTest {

    private static final Pattern CODE = Pattern.compile("```.*?```|`[^`\n]*`", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("^#+ (.+)$", Pattern.MULTILINE);

    @ParameterizedTest
    @MethodSource("pages")
    void resolve(Path page) throws IOException {
        List<String> broken = LINK.matcher(
                        CODE.matcher(RepositoryFiles.text(page)).replaceAll(""))
                .results()
                .map(link -> link.group(1))
                .filter(link -> !link.matches("[a-z]+:.*"))
                .filter(link -> !resolves(page, link))
                .toList();

        assertThat(broken).as("broken links of %s", page).isEmpty();
    }

    private static boolean resolves(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        if (!Files.exists(RepositoryFiles.ROOT.resolve(target))) {
            return false;
        }
        return parts.length == 1 || headings(target).contains(parts[1]);
    }

    /** As GitHub makes anchors of headings. */
    private static List<String> headings(Path page) {
        try {
            return HEADING.matcher(RepositoryFiles.text(page))
                    .results()
                    .map((MatchResult heading) -> heading.group(1)
                            .toLowerCase(Locale.ROOT)
                            .replaceAll("[^\\p{L}\\p{N} _-]", "")
                            .replace(' ', '-'))
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static List<Path> pages() throws IOException {
        return RepositoryFiles.endingWith(".md");
    }
}
