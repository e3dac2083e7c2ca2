package dev.boxoffice.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

final class Processes {

    private Processes() {}

    /** Whether it runs; a dead process that nobody has collected yet does not. */
    static boolean isAlive(ProcessHandle process) {
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

    /** The state stands behind the name, which is in brackets and may hold anything. */
    private static boolean isZombie(ProcessHandle process) {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.startsWith(") Z", stat.lastIndexOf(')'));
        } catch (IOException e) {
            return false;
        }
    }

    /** Asks first, then insists. */
    static void stop(ProcessHandle process, Duration limit) throws InterruptedException {
        process.destroy();
        if (!awaitExit(process, limit)) {
            process.destroyForcibly();
            awaitExit(process, limit);
        }
    }

    /** Fast shutdown, then without a checkpoint, then by force; {@code SIGTERM} would wait for every client. */
    static void stopPostmaster(ProcessHandle postmaster) throws IOException, InterruptedException {
        for (String signal : List.of("-INT", "-QUIT", "-KILL")) {
            Commands.run(List.of("kill", signal, Long.toString(postmaster.pid())));
            if (awaitExit(postmaster, Duration.ofSeconds(20))) {
                return;
            }
        }
    }
}
