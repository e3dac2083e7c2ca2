package dev.boxoffice.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.stream.Stream;

/** CPU time in milliseconds, as Linux counts it. */
public final class CpuTime {

    private static final long MILLIS_PER_TICK = 10; // USER_HZ is 100 on every Linux, man 5 proc

    private CpuTime() {}

    /** Returns the CPU time of all processes; meaningful only on an otherwise idle machine. */
    static long millis() {
        // cpu user nice system idle iowait irq softirq steal
        return ticks(Path.of("/proc/stat"), 1, 2, 3, 6, 7) * MILLIS_PER_TICK;
    }

    /** Returns the CPU time of the processes and of their descendants, including those that have ended. */
    public static long millis(Collection<ProcessHandle> processes) {
        return processes.stream()
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                        .distinct()
                        .mapToLong(CpuTime::ticks)
                        .sum()
                * MILLIS_PER_TICK;
    }

    private static long ticks(ProcessHandle process) {
        // pid (name) state … utime stime cutime cstime
        return ticks(Path.of("/proc", Long.toString(process.pid()), "stat"), 13, 14, 15, 16);
    }

    private static long ticks(Path file, int... fields) {
        try (var lines = Files.lines(file)) {
            // The name of a process may contain spaces
            String[] words = lines.findFirst()
                    .orElseThrow()
                    .replaceFirst("\\(.*\\)", "name")
                    .split("\\s+", -1);
            long sum = 0;
            for (int field : fields) {
                sum += Long.parseLong(words[field]);
            }
            return sum;
        } catch (NoSuchFileException _) { // the process has ended
            return 0;
        } catch (IOException e) {
            throw new BenchException("cannot read the CPU time", e);
        }
    }
}
