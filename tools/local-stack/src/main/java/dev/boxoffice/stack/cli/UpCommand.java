package dev.boxoffice.stack.cli;

import dev.boxoffice.stack.config.Component;
import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.console.Console;
import dev.boxoffice.stack.console.Logging;
import dev.boxoffice.stack.console.UserError;
import dev.boxoffice.stack.infra.DataFolder;
import dev.boxoffice.stack.supervise.OrphanProcesses;
import dev.boxoffice.stack.supervise.Preflight;
import dev.boxoffice.stack.supervise.RunLock;
import dev.boxoffice.stack.supervise.RunningSystem;
import dev.boxoffice.stack.supervise.ServiceProcess;
import dev.boxoffice.stack.supervise.Supervisor;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "up",
        description = "Build what has changed, start everything, and report when it is ready.",
        footer = "%nWithout --detach, Ctrl-C stops everything.")
final class UpCommand extends LauncherCommand {

    /** Marks the child process that {@code up --detach} leaves behind. */
    static final String CHILD = "--detached-child";

    @Option(names = "--detach", description = "Return when everything is ready; keep it running.")
    private boolean detach;

    @Option(names = "--fresh", description = "Delete all data first.")
    private boolean fresh;

    @Option(names = CHILD, hidden = true)
    boolean child;

    private final PrintStream out = System.out;
    private Settings settings;

    @Override
    public Integer call() throws Exception {
        settings = Settings.from(System.getenv());
        Optional<RunningSystem> running = RunningSystem.find(settings);
        if (running.isPresent()) {
            return alreadyRunning(running.get());
        }
        Preflight.ofSystem(settings).checkFolder();
        return detach ? new DetachedStart(settings, out).run(fresh) : supervise();
    }

    /** Succeeds unless the data was to be deleted. */
    private int alreadyRunning(RunningSystem running) {
        if (!running.isReady()) {
            throw new UserError("Boxoffice is still starting. Run ./boxoffice status to see its progress.");
        }
        if (fresh) {
            throw new UserError("Boxoffice is already running. Run ./boxoffice down before up --fresh.");
        }
        out.println("Boxoffice is already running.");
        new SystemStatus(running.settings(), out).print();
        return 0;
    }

    /** Holds the lock from the first check to the last stop. */
    private int supervise() throws Exception {
        RunLock lock = RunLock.tryTake(settings)
                .orElseThrow(() ->
                        new UserError("Another command is starting or stopping Boxoffice. Try again when it is done."));
        try {
            RunningSystem.record(settings);
            prepareOrForget();
            Logging.to(settings.logs().resolve("local-stack.log"));
            Supervisor supervisor = new Supervisor(settings, new Console(out));
            supervisor.start();
            out.println(Welcome.text(settings));
            supervisor.awaitStop();
            return 0;
        } finally {
            lock.release();
        }
    }

    private void prepareOrForget() throws IOException, InterruptedException {
        boolean prepared = false;
        try {
            prepare();
            prepared = true;
        } finally {
            if (!prepared) {
                RunningSystem.forget(settings);
            }
        }
    }

    private void prepare() throws IOException, InterruptedException {
        if (OrphanProcesses.stop(settings)) {
            out.println("Stopped processes of an earlier run.");
        }
        Preflight.ofSystem(settings).check();
        for (Component service : Component.services()) {
            if (!Files.exists(ServiceProcess.jar(settings, service))) {
                throw new UserError("%s is not built. Run ./mvnw package -DskipTests.".formatted(service.label()));
            }
        }
        DataFolder data = new DataFolder(settings.data());
        if (fresh) {
            data.empty();
        } else {
            data.claim();
        }
    }
}
