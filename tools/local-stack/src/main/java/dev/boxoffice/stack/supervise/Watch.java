package dev.boxoffice.stack.supervise;

import dev.boxoffice.stack.console.Console;
import dev.boxoffice.stack.os.Processes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Restarts a process that dies, with exponential backoff; leaves it down while dev mode replaces it. */
final class Watch implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration DEV_MODE_POLL = Duration.ofSeconds(1);
    private static final Duration DEV_MODE_STOP_LIMIT = Duration.ofSeconds(20);
    private static final Duration STABLE = Duration.ofMinutes(1);

    /** Restarts the process and returns when it is ready. */
    interface Restart {
        void run() throws Exception;
    }

    private final String name;
    private final Supplier<Process> process;
    private final Supplier<Optional<ProcessHandle>> devMode;
    private final Restart restart;
    private final BooleanSupplier stopping;
    private final Console console;

    Watch(
            String name,
            Supplier<Process> process,
            Supplier<Optional<ProcessHandle>> devMode,
            Restart restart,
            BooleanSupplier stopping,
            Console console) {
        this.name = name;
        this.process = process;
        this.devMode = devMode;
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
                Optional<ProcessHandle> holder = devMode.get();
                if (holder.isPresent()) {
                    awaitEndOfDevMode(holder.get());
                    restart();
                    continue;
                }
                if (Duration.between(start, Instant.now()).compareTo(STABLE) > 0) {
                    pause = SHORTEST_PAUSE;
                }
                console.event("%s died (exit code %d); restarting it".formatted(name, code));
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
                pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE);
                restart();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitEndOfDevMode(ProcessHandle holder) throws InterruptedException {
        // Collected, because a killed process has no descendants any more
        Set<ProcessHandle> children = holder.descendants().collect(Collectors.toSet());
        console.event("%s runs in dev mode (process %d)".formatted(name, holder.pid()));
        while (!stopping.getAsBoolean() && !Processes.awaitExit(holder, DEV_MODE_POLL)) {
            holder.descendants().forEach(children::add);
        }
        if (!stopping.getAsBoolean()) {
            // A killed Maven leaves the JVM that it has started, which still listens on the service's ports
            for (ProcessHandle child : children) {
                Processes.stop(child, DEV_MODE_STOP_LIMIT);
            }
            console.event("%s left dev mode; starting the packaged service".formatted(name));
        }
    }

    /** A failed restart leaves a dead process, which the next iteration restarts. */
    private void restart() throws InterruptedException {
        if (stopping.getAsBoolean()) {
            return;
        }
        try {
            restart.run();
            console.event(name + " is ready again");
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            if (!stopping.getAsBoolean()) {
                LOG.warn("Restart failed", e);
                console.event("%s did not start: %s".formatted(name, e.getMessage()));
            }
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
