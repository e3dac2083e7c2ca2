package dev.boxoffice.stack.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Resident memory of processes on Linux. */
final class Memory {

    private Memory() {}

    /** In MiB; shared memory counts once if the kernel reports the proportional size. */
    static long mebibytes(Stream<ProcessHandle> processes) {
        return processes.mapToLong(Memory::kibibytes).sum() >> 10;
    }

    private static long kibibytes(ProcessHandle process) {
        Path folder = Path.of("/proc", Long.toString(process.pid()));
        long share = read(folder.resolve("smaps_rollup"), "Pss:");
        return share > 0 ? share : read(folder.resolve("status"), "VmRSS:");
    }

    private static long read(Path file, String label) {
        try {
            List<String> lines = Files.readAllLines(file);
            return lines.stream()
                    .filter(line -> line.startsWith(label))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D+", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }
}
