package dev.boxoffice.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** CPU time of all processes; meaningful only on an otherwise idle machine. */
final class CpuTime {

    private static final long MILLIS_PER_TICK = 10; // USER_HZ is 100 on every Linux, man 5 proc

    private CpuTime() {}

    static long millis() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            String[] ticks = lines.findFirst().orElseThrow().split("\\s+", -1);
            // cpu user nice system idle iowait irq softirq steal
            long busy = 0;
            for (int i : new int[] {1, 2, 3, 6, 7}) {
                busy += Long.parseLong(ticks[i]);
            }
            return busy * MILLIS_PER_TICK;
        } catch (IOException e) {
            throw new BenchException("cannot read the CPU time", e);
        }
    }
}
