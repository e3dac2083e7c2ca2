package dev.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.launcher.CommandResult;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Each benchmark starts, and the systems it compares stay correct; the figures of a smoke run mean nothing.
 *
 * <p>It takes minutes, so it runs before a release and after changes of the benchmarks.
 */
@EnabledIfSystemProperty(named = "boxoffice.bench", matches = "true")
@ExtendWith(TempHomes.class)
class BenchSmokeIT {

    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final Pattern ROW = Pattern.compile("^\\{\"bench\":\"(\\w+)\"", Pattern.MULTILINE);

    @Test
    void runsEveryBenchmark() {
        try (var boxoffice = Boxoffice.withNewData()) {
            var bench = boxoffice.run(LIMIT, "bench", "all", "--smoke", "--json");

            assertThat(bench.exitCode()).as(bench.output()).isZero();
            assertThat(rows(bench))
                    .as(bench.output())
                    .hasToString(
                            "{bootstrap=3, door=2, export=2, growth=4, hot=8, lag=3, latency=2, life=6, locked=2, pages=3, pools=1, read=3, relay=4, spread=1, start=2, unpaid=2}");
        }
    }

    /** The number of rows per benchmark. */
    private static Map<String, Long> rows(CommandResult bench) {
        return ROW.matcher(bench.stdout())
                .results()
                .collect(Collectors.groupingBy(row -> row.group(1), TreeMap::new, Collectors.counting()));
    }
}
