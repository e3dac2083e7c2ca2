package dev.boxoffice.system;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** That the bench still starts, and that what it compares keeps its promises; its figures mean nothing here. */
@ExtendWith(Homes.class)
class BenchSmokeIT {

    @Test
    void runsAndKeepsItsPromises() {
        try (var boxoffice = Boxoffice.withNewData()) {
            var bench = boxoffice.run("bench", "spread", "--smoke", "--json");

            assertThat(bench.exitCode()).as(bench.output()).isZero();
            assertThat(rows(bench, "spread")).isEqualTo(1);
        }
    }

    private static long rows(Boxoffice.Outcome bench, String name) {
        return bench.answer()
                .lines()
                .filter(line -> line.startsWith("{\"bench\":\"" + name + "\""))
                .count();
    }
}
