package dev.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.launcher.CommandResult;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Benchmarks start, and the systems that they compare stay correct. The figures of a smoke run mean nothing.
 *
 * <p>These two start every service and a reference. {@code ./boxoffice bench all --smoke} runs the others.
 */
@ExtendWith(TempHomes.class)
class BenchSmokeIT {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Pattern ROW = Pattern.compile("^\\{\"bench\":\"(\\w+)\"", Pattern.MULTILINE);

    @Test
    void runsBenchmarks() {
        try (var boxoffice = Boxoffice.withNewData()) {
            var bench = boxoffice.run(LIMIT, "bench", "life", "door", "--smoke", "--json");

            assertThat(bench.exitCode()).as(bench.output()).isZero();
            assertThat(rows(bench)).as(bench.output()).hasToString("{door=2, life=6}");
        }
    }

    /** The number of rows per benchmark. */
    private static Map<String, Long> rows(CommandResult bench) {
        return ROW.matcher(bench.stdout())
                .results()
                .collect(Collectors.groupingBy(row -> row.group(1), TreeMap::new, Collectors.counting()));
    }
}
