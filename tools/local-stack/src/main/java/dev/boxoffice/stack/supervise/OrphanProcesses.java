package dev.boxoffice.stack.supervise;

import dev.boxoffice.stack.config.Component;
import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.console.UserError;
import dev.boxoffice.stack.os.ProcessRecord;
import dev.boxoffice.stack.os.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The supervisor's child processes, found by their records even after the supervisor was killed. */
public final class OrphanProcesses {

    private static final Duration SERVICE_LIMIT = Duration.ofSeconds(20);

    private OrphanProcesses() {}

    public static Map<Component, ProcessHandle> alive(Settings settings) {
        Map<Component, ProcessHandle> alive = new LinkedHashMap<>();
        for (Component component : Component.childrenInStopOrder()) {
            find(component, settings).ifPresent(process -> alive.put(component, process));
        }
        return alive;
    }

    /** For a sentence: {@code postgres (process 12), order-service (process 13)}. */
    static String names(Map<Component, ProcessHandle> processes) {
        return processes.entrySet().stream()
                .map(entry -> "%s (process %d)"
                        .formatted(entry.getKey().label(), entry.getValue().pid()))
                .collect(Collectors.joining(", "));
    }

    /**
     * Stops all of them in order and returns whether there were any; only the holder of the {@link RunLock} may call this.
     *
     * @throws UserError when a process could not be stopped; its record stays
     */
    public static boolean stop(Settings settings) throws IOException, InterruptedException {
        boolean devMode = stopDevMode(settings);
        Map<Component, ProcessHandle> found = alive(settings);
        for (Map.Entry<Component, ProcessHandle> entry : found.entrySet()) {
            if (entry.getKey() == Component.POSTGRES) {
                Processes.stopPostmaster(entry.getValue());
            } else {
                Processes.stop(entry.getValue(), SERVICE_LIMIT);
            }
        }
        requireNone(settings);
        return devMode || !found.isEmpty();
    }

    /** Maven stops the dev-mode JVM that it has started. */
    static boolean stopDevMode(Settings settings) throws InterruptedException {
        boolean any = false;
        for (Component service : Component.services()) {
            DevLease lease = DevLease.of(service, settings);
            Optional<ProcessHandle> holder = lease.holder();
            if (holder.isPresent()) {
                var children = holder.get().descendants().toList();
                Processes.stop(holder.get(), SERVICE_LIMIT);
                for (ProcessHandle child : children) {
                    Processes.stop(child, SERVICE_LIMIT);
                }
                any = true;
            }
            lease.forget();
        }
        return any;
    }

    /** Deletes the records of processes that have ended. */
    static void requireNone(Settings settings) {
        Map<Component, ProcessHandle> survivors = alive(settings);
        for (Component component : Component.childrenInStopOrder()) {
            if (!survivors.containsKey(component)) {
                ProcessRecord.of(component, settings.run()).forget();
            }
        }
        if (!survivors.isEmpty()) {
            throw new UserError("Could not stop %s. Run ./boxoffice down to try again.".formatted(names(survivors)));
        }
    }

    private static Optional<ProcessHandle> find(Component component, Settings settings) {
        Optional<ProcessHandle> recorded =
                ProcessRecord.of(component, settings.run()).alive();
        return recorded.isEmpty() && component == Component.POSTGRES
                ? postmaster(settings.data().resolve("postgres"))
                : recorded;
    }

    /** PostgreSQL's own record has the process id on its first line. */
    private static Optional<ProcessHandle> postmaster(Path data) {
        try {
            String pid = Files.readString(data.resolve("postmaster.pid"))
                    .lines()
                    .findFirst()
                    .orElse("")
                    .strip();
            String command = Files.readString(Path.of("/proc", pid, "cmdline"));
            return command.contains(data.toString())
                    ? ProcessHandle.of(Long.parseLong(pid)).filter(Processes::isAlive)
                    : Optional.empty();
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
