package dev.boxoffice.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A right-to-left title must not reorder the text around it. */
class TextDirectionTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    private static final Pattern USER_TEXT = Pattern.compile(
            "(?<before>[^\\n]{0,60})\\{(?:inject:visitor\\.name|[a-z.]*ticket\\.(?:title|venue|description))}");

    private static final Pattern FIELD =
            Pattern.compile("<(?:input|textarea)[^>]*id=\"(?:title|venue|description|q)\"[^>]*>");

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".html")).toList();
        }
    }

    @ParameterizedTest
    @MethodSource("templates")
    void isolatesTextsOfUsers(Path template) throws IOException {
        USER_TEXT
                .matcher(Files.readString(template))
                .results()
                .forEach(text -> assertThat(text.group("before")).matches(".*(?:<bdi[^>]*>|dir=\"auto\">|\\{#title})"));
    }

    @ParameterizedTest
    @MethodSource("templates")
    void letsFieldsFollowTheDirectionOfTheirText(Path template) throws IOException {
        FIELD.matcher(Files.readString(template))
                .results()
                .forEach(field -> assertThat(field.group()).contains("dir=\"auto\""));
    }
}
