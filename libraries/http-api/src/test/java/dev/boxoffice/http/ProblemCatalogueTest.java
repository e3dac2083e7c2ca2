package dev.boxoffice.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/problems.md} lists exactly the problems that the services return. */
class ProblemCatalogueTest {

    private static final Path REPOSITORY = Path.of("../..");
    private static final Pattern THROWN =
            Pattern.compile("\\b(?:problem|ServerProblem)\\(\\s*(\\d{3}),\\s*\"([a-z-]+)\"");
    private static final Pattern ROW =
            Pattern.compile("^\\| (`[a-z-]+`(?:, `[a-z-]+`)*) \\| (\\d{3}) \\|", Pattern.MULTILINE);

    /** Problems of the framework, to which {@link FrameworkProblemTypes} gives a type. */
    private static final Set<String> OF_THE_FRAMEWORK =
            Set.of("403 forbidden", "405 method-not-allowed", "406 not-acceptable", "415 unsupported-media-type");

    @Test
    void listsEveryProblemThatTheCodeCreates() throws IOException {
        Set<String> documented = ROW.matcher(Files.readString(REPOSITORY.resolve("docs/problems.md")))
                .results()
                .flatMap(row ->
                        Stream.of(row.group(1).replace("`", "").split(", ", -1)).map(name -> row.group(2) + " " + name))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> thrown = new TreeSet<>(OF_THE_FRAMEWORK);
        for (Path file : sources()) {
            THROWN.matcher(Files.readString(file))
                    .results()
                    .map(problem -> problem.group(1) + " " + problem.group(2))
                    .forEach(thrown::add);
        }

        assertThat(documented).isEqualTo(thrown);
    }

    /** The main classes of the services and of every library. */
    private static List<Path> sources() throws IOException {
        var sources = new ArrayList<Path>();
        for (Path parent : List.of(REPOSITORY, REPOSITORY.resolve("libraries"))) {
            try (Stream<Path> modules = Files.list(parent)) {
                for (Path main : modules.map(module -> module.resolve("src/main/java"))
                        .filter(Files::isDirectory)
                        .toList()) {
                    try (Stream<Path> files = Files.walk(main)) {
                        files.filter(path -> path.toString().endsWith(".java")).forEach(sources::add);
                    }
                }
            }
        }
        return sources;
    }
}
