package dev.boxoffice.stack.cli;

import dev.boxoffice.stack.config.Component;
import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.console.UserError;
import dev.boxoffice.stack.os.ProcessRecord;
import dev.boxoffice.stack.os.Processes;
import dev.boxoffice.stack.supervise.OrphanProcesses;
import dev.boxoffice.stack.supervise.RunLock;
import dev.boxoffice.stack.supervise.RunningSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;

/** Returns when no process is left. */
@Command(name = "down", description = "Stop everything. Data and logs are kept.")
final class DownCommand extends LauncherCommand {

    private static final Duration SUPERVISOR_LIMIT = Duration.ofSeconds(90);
    private static final Duration TRAINED_SUPERVISOR_LIMIT = Duration.ofMinutes(6);
    private static final Duration LOCK_LIMIT = Duration.ofSeconds(10);

    private Settings settings;

    @Override
    public Integer call() throws IOException, InterruptedException {
        settings = Settings.from(System.getenv());
        boolean any = Files.isDirectory(settings.home()) && stop();
        System.out.println(any ? "Boxoffice is stopped." : "Boxoffice was not running.");
        return 0;
    }

    /** The supervisor stops its children in order; then orphans of a killed supervisor are stopped. */
    private boolean stop() throws IOException, InterruptedException {
        boolean any = false;
        Instant deadline = Instant.now().plus(LOCK_LIMIT);
        while (true) {
            Optional<ProcessHandle> supervisor =
                    ProcessRecord.of(Component.SUPERVISOR, settings.run()).alive();
            if (supervisor.isPresent()) {
                Processes.stop(supervisor.get(), settings.training() ? TRAINED_SUPERVISOR_LIMIT : SUPERVISOR_LIMIT);
                any = true;
                deadline = Instant.now().plus(LOCK_LIMIT);
            }
            Optional<RunLock> lock = RunLock.tryTake(settings);
            if (lock.isPresent()) {
                return stopOrphans(lock.get()) || any;
            }
            if (Instant.now().isAfter(deadline)) {
                throw new UserError("Another command is starting or stopping Boxoffice. Try again when it is done.");
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private boolean stopOrphans(RunLock lock) throws IOException, InterruptedException {
        try {
            boolean any = OrphanProcesses.stop(settings);
            RunningSystem.forget(settings);
            return any;
        } finally {
            lock.release();
        }
    }
}
