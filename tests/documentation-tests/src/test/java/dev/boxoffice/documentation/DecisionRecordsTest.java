package dev.boxoffice.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DecisionRecordsTest {

    private static final Path FOLDER = Path.of("docs/adr");
    private static final Pattern START = Pattern.compile(
            "# (\\d+)\\. (.+)\n\nStatus: ([a-z0-9 ]+) · Date: (\\d{4}-\\d{2}-\\d{2}).*\n\n## Context\n");

    @ParameterizedTest
    @MethodSource("records")
    void haveStatusDateAndAllSections(Path record) throws IOException {
        String text = RepositoryFiles.text(record);
        Matcher start = START.matcher(text);

        assertThat(start.lookingAt()).as("title, status and date of %s", record).isTrue();
        assertThat(Integer.parseInt(start.group(1))).isEqualTo(number(record));
        assertThat(text).contains("\n## Decision\n", "\n## Consequences\n");
    }

    @Test
    void areAllListedInTheIndex() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (Path record : records()) {
            Matcher start = START.matcher(RepositoryFiles.text(record));
            assertThat(start.lookingAt()).as("start of %s", record).isTrue();
            rows.append("| [%d](%s) | %s | %s | %s |%n"
                    .formatted(number(record), record.getFileName(), start.group(2), start.group(3), start.group(4)));
        }

        assertThat(RepositoryFiles.text(FOLDER.resolve("README.md"))).endsWith("|---|---|---|---|\n" + rows);
    }

    private static int number(Path record) {
        return Integer.parseInt(record.getFileName().toString().substring(0, 4));
    }

    static List<Path> records() throws IOException {
        return RepositoryFiles.endingWith(".md").stream()
                .filter(file -> file.startsWith(FOLDER) && !file.endsWith("README.md"))
                .sorted()
                .toList();
    }
}
