package dev.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** That each bench still starts, and that what it compares keeps its promises; its figures mean nothing here. */
@ExtendWith(TempHomes.class)
class BenchSmokeIT {

    private static final Duration LIMIT = Duration.ofMinutes(8);
    private static final Pattern ROW = Pattern.compile("^\\{\"bench\":\"(\\w+)\"", Pattern.MULTILINE);

    @Test
    void runsAndKeepsItsPromises() {
        try (var boxoffice = Boxoffice.withNewData()) {
            var bench = boxoffice.run(LIMIT, "bench", "all", "--smoke", "--json");

            assertThat(bench.exitCode()).as(bench.output()).isZero();
            assertThat(rows(bench))
                    .as(bench.output())
                    .hasToString(
                            "{bootstrap=3, growth=4, hot=8, lag=3, latency=2, read=2, relay=4, spread=1, start=2}");
        }
    }

    /** How many each bench has printed. */
    private static Map<String, Long> rows(Boxoffice.Outcome bench) {
        return ROW.matcher(bench.answer())
                .results()
                .collect(Collectors.groupingBy(row -> row.group(1), TreeMap::new, Collectors.counting()));
    }
}
