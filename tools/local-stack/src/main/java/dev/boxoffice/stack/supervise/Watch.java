package dev.boxoffice.stack.supervise;

import dev.boxoffice.stack.console.Console;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a process to die and has it started again, more slowly the more often it dies. */
final class Watch implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration STABLE = Duration.ofMinutes(1);

    /** Starts the process again; returns when it is ready. */
    interface Restart {
        void run() throws Exception;
    }

    private final String name;
    private final Supplier<Process> process;
    private final Restart restart;
    private final BooleanSupplier stopping;
    private final Console console;

    Watch(String name, Supplier<Process> process, Restart restart, BooleanSupplier stopping, Console console) {
        this.name = name;
        this.process = process;
        this.restart = restart;
        this.stopping = stopping;
        this.console = console;
    }

    @Override
    public void run() {
        Duration pause = SHORTEST_PAUSE;
        try {
            while (!stopping.getAsBoolean()) {
                Instant start = Instant.now();
                int code = process.get().waitFor();
                if (stopping.getAsBoolean()) {
                    return;
                }
                if (Duration.between(start, Instant.now()).compareTo(STABLE) > 0) {
                    pause = SHORTEST_PAUSE;
                }
                console.event("%s died (exit code %d); starting it again".formatted(name, code));
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
                pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
                restart();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A failed restart leaves a dead process, which the next round finds. */
    private void restart() throws InterruptedException {
        try {
            restart.run();
            console.event(name + " is ready again");
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (!stopping.getAsBoolean()) {
                LOG.warn("restart failed", e);
                console.event("%s could not be started: %s".formatted(name, e.getMessage()));
            }
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
