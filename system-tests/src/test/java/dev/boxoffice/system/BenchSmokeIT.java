package dev.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * That each bench still starts, and that what it compares keeps its promises; its figures mean nothing here. Only that of the
 * start is left out: it needs what takes minutes to train.
 */
@ExtendWith(Homes.class)
class BenchSmokeIT {

    private static final Map<String, Long> ROWS = Map.of(
            "hot", 8L, "spread", 1L, "latency", 2L, "read", 2L, "bootstrap", 3L, "growth", 4L, "relay", 4L, "lag", 2L);

    @Test
    void runsAndKeepsItsPromises() {
        try (var boxoffice = Boxoffice.withNewData()) {
            var bench = boxoffice.run(
                    "bench", "hot", "latency", "read", "bootstrap", "growth", "relay", "lag", "--smoke", "--json");

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
