package dev.boxoffice.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every request in docs/requests.md is an operation of an OpenAPI document, with parameters that the operation has. */
class RequestsTest {

    private static final Pattern REQUEST = Pattern.compile("`(GET|POST|PUT|PATCH|DELETE) (/[^`?\\s]+)(?:\\?([^`]+))?`");
    private static final Pattern PATH = Pattern.compile("  (/\\S+):");
    private static final Pattern METHOD = Pattern.compile("    (get|post|put|patch|delete):");
    private static final Pattern PARAMETER = Pattern.compile("\\s+(?:- )?name: (\\S+)");

    @Test
    void areOperationsOfTheApis() throws IOException {
        Set<String> operations = operations();
        List<String> unknown = REQUEST.matcher(RepositoryFiles.text(Path.of("docs/requests.md")))
                .results()
                .flatMap(RequestsTest::parts)
                .filter(part -> !operations.contains(part))
                .toList();

        assertThat(operations).isNotEmpty();
        assertThat(unknown).isEmpty();
    }

    /** The operation itself, and one entry per query parameter. */
    private static Stream<String> parts(MatchResult request) {
        String operation = request.group(1) + " " + request.group(2);
        return request.group(3) == null
                ? Stream.of(operation)
                : Stream.concat(
                        Stream.of(operation),
                        Arrays.stream(request.group(3).split("&", -1))
                                .map(parameter -> operation + "?" + parameter.split("=", 2)[0]));
    }

    private static Set<String> operations() throws IOException {
        Set<String> operations = new HashSet<>();
        for (String service : List.of("ticket-service", "order-service", "admission-service")) {
            String path = "";
            String operation = "";
            for (String line : RepositoryFiles.text(Path.of("docs/openapi/" + service + ".yaml"))
                    .lines()
                    .toList()) {
                var startsPath = PATH.matcher(line);
                var startsMethod = METHOD.matcher(line);
                var parameter = PARAMETER.matcher(line);
                if (startsPath.matches()) {
                    path = startsPath.group(1);
                } else if (startsMethod.matches()) {
                    operation = startsMethod.group(1).toUpperCase(Locale.ROOT) + " " + path;
                    operations.add(operation);
                } else if (parameter.matches()) {
                    operations.add(operation + "?" + parameter.group(1));
                }
            }
        }
        return operations;
    }
}
