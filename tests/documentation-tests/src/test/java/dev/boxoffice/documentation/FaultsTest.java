package dev.boxoffice.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every test that docs/faults.md names exists. */
class FaultsTest {

    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))\\.(\\w+)`");

    @Test
    void namesExistingTests() throws IOException {
        List<Path> sources = RepositoryFiles.endingWith("Test.java", "IT.java");
        List<String> found = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (var test : TEST.matcher(RepositoryFiles.text(Path.of("docs/faults.md")))
                .results()
                .toList()) {
            boolean exists = false;
            for (Path source : sources) {
                exists |= source.endsWith(test.group(1) + ".java")
                        && RepositoryFiles.text(source).contains("void %s(".formatted(test.group(2)));
            }
            (exists ? found : missing).add(test.group());
        }

        assertThat(missing).isEmpty();
        assertThat(found).isNotEmpty();
    }
}
