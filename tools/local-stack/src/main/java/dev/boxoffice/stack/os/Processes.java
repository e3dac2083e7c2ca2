package dev.boxoffice.stack.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

public final class Processes {

    private Processes() {}

    /** Whether the process runs; a zombie does not. */
    public static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && !isZombie(process);
    }

    /** Whether the process exits within the limit. */
    public static boolean awaitExit(ProcessHandle process, Duration limit) throws InterruptedException {
        Instant deadline = Instant.now().plus(limit);
        while (isAlive(process)) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }

    /** The start time in ticks since boot: field 22, which is the 20th after the name (proc_pid_stat(5)). */
    static String startTicks(long pid) throws IOException {
        String[] fields = afterName(pid).split(" ", 21);
        if (fields.length < 21) {
            throw new IOException("cannot read the start of process " + pid);
        }
        return fields[19];
    }

    private static boolean isZombie(ProcessHandle process) {
        try {
            return afterName(process.pid()).startsWith("Z");
        } catch (IOException e) {
            return false;
        }
    }

    /** The name stands in parentheses and may itself contain parentheses. */
    private static String afterName(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return stat.substring(Math.min(stat.length(), stat.lastIndexOf(')') + 2));
    }

    /** Sends SIGTERM, then SIGKILL after the limit. */
    public static void stop(ProcessHandle process, Duration limit) throws InterruptedException {
        process.destroy();
        if (!awaitExit(process, limit)) {
            process.destroyForcibly();
            awaitExit(process, limit);
        }
    }

    /** Fast shutdown, then immediate shutdown, then SIGKILL; {@code SIGTERM} would wait for every client. */
    public static void stopPostmaster(ProcessHandle postmaster) throws IOException, InterruptedException {
        for (String signal : List.of("INT", "QUIT", "KILL")) {
            signal(postmaster, signal);
            if (awaitExit(postmaster, Duration.ofSeconds(20))) {
                return;
            }
        }
    }

    /** Uses the shell's built-in kill, since a small system may have no other; ignores failures. */
    private static void signal(ProcessHandle process, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(signal, process.pid()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
