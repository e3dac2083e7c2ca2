package dev.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * That each bench still starts, and that what it compares keeps its promises; its figures mean nothing here. The one of the
 * start would have to train caches first.
 */
@ExtendWith(Homes.class)
class BenchSmokeIT {

    private static final Duration LIMIT = Duration.ofMinutes(8);
    private static final Map<String, Long> ROWS = Map.of(
            "hot", 8L, "spread", 1L, "relay", 4L, "lag", 2L, "bootstrap", 3L, "latency", 2L, "read", 2L, "growth", 4L);

    @Test
    void runsAndKeepsItsPromises() {
        try (var boxoffice = Boxoffice.withNewData()) {
            var bench = boxoffice.run(
                    LIMIT,
                    "bench",
                    "hot",
                    "relay",
                    "lag",
                    "bootstrap",
                    "latency",
                    "read",
                    "growth",
                    "--smoke",
                    "--json");

            assertThat(bench.exitCode()).as(bench.output()).isZero();
            ROWS.forEach((name, rows) -> assertThat(rows(bench, name))
                    .as(name + " in " + bench.output())
                    .isEqualTo(rows));
        }
    }

    private static long rows(Boxoffice.Outcome bench, String name) {
        return bench.answer()
                .lines()
                .filter(line -> line.startsWith("{\"bench\":\"" + name + "\""))
                .count();
    }
}
