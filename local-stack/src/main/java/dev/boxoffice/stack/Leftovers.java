package dev.boxoffice.stack;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Processes of a system, found by what was written down about them, so also when their supervisor was killed. */
final class Leftovers {

    private static final Duration SERVICE_LIMIT = Duration.ofSeconds(20);
    private static final Duration SUPERVISOR_LIMIT = Duration.ofSeconds(90);

    private Leftovers() {}

    /** Stops all there are, in order; returns whether there was any. */
    static boolean stop(Settings settings) throws IOException, InterruptedException {
        boolean any = false;
        Optional<ProcessHandle> supervisor =
                ProcessRecord.of(Component.SUPERVISOR, settings.run()).alive();
        if (supervisor.isPresent()) {
            // It stops its own children in order.
            Processes.stop(supervisor.get(), SUPERVISOR_LIMIT);
            any = true;
        }
        for (Component component : Component.inStopOrder()) {
            Optional<ProcessHandle> process =
                    ProcessRecord.of(component, settings.run()).alive();
            if (process.isPresent()) {
                stop(component, process.get());
                any = true;
            }
        }
        RunningSystem.forget(settings);
        return any;
    }

    private static void stop(Component component, ProcessHandle process) throws IOException, InterruptedException {
        if (component == Component.POSTGRES) {
            Processes.stopPostmaster(process);
        } else {
            Processes.stop(process, SERVICE_LIMIT);
        }
    }
}
