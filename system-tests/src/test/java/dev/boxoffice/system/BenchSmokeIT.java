package dev.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * That a bench of each kind still starts, and that what it compares keeps its promises; its figures mean nothing here. Those
 * that start more services would take minutes.
 */
@ExtendWith(Homes.class)
class BenchSmokeIT {

    private static final Map<String, Long> ROWS = Map.of("spread", 1L, "relay", 3L, "bootstrap", 3L, "lag", 2L);

    @Test
    void runsAndKeepsItsPromises() {
        try (var boxoffice = Boxoffice.withNewData()) {
            var bench = boxoffice.run("bench", "spread", "relay", "bootstrap", "lag", "--smoke", "--json");

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
