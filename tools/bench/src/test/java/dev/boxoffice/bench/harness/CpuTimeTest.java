package dev.boxoffice.bench.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CpuTimeTest {

    @Test
    void includesDescendantsThatHaveEnded() throws Exception {
        var self = List.of(ProcessHandle.current());
        long before = CpuTime.millis(self);

        var busy = new ProcessBuilder("sh", "-c", "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done").start();

        assertThat(busy.waitFor()).isZero();
        assertThat(CpuTime.millis(self)).isGreaterThan(before);
    }

    @Test
    void countsNothingForAnEndedProcess() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();

        assertThat(CpuTime.millis(List.of(ended.toHandle()))).isZero();
    }
}
