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

    /** Whether it runs; a dead process that nobody has collected yet does not. */
    public static boolean isAlive(ProcessHandle process) {
        return process.isAlive() && !isZombie(process);
    }

    /** Whether the process is gone within the limit. */
    static boolean awaitExit(ProcessHandle process, Duration limit) throws InterruptedException {
        Instant deadline = Instant.now().plus(limit);
        while (isAlive(process)) {
            if (Instant.now().isAfter(deadline)) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return true;
    }

    /** When it started, in ticks since the boot: the 22nd field, and the 20th behind the name (proc_pid_stat(5)). */
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

    /** The name is in brackets and may hold anything, brackets too. */
    private static String afterName(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return stat.substring(Math.min(stat.length(), stat.lastIndexOf(')') + 2));
    }

    /** Asks first, then insists. */
    public static void stop(ProcessHandle process, Duration limit) throws InterruptedException {
        process.destroy();
        if (!awaitExit(process, limit)) {
            process.destroyForcibly();
            awaitExit(process, limit);
        }
    }

    /** Fast shutdown, then without a checkpoint, then by force; {@code SIGTERM} would wait for every client. */
    public static void stopPostmaster(ProcessHandle postmaster) throws IOException, InterruptedException {
        for (String signal : List.of("INT", "QUIT", "KILL")) {
            signal(postmaster, signal);
            if (awaitExit(postmaster, Duration.ofSeconds(20))) {
                return;
            }
        }
    }

    /** With the shell's own kill, as a small system has no other; whether it helped is for the caller to see. */
    private static void signal(ProcessHandle process, String signal) throws IOException, InterruptedException {
        new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(signal, process.pid()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
