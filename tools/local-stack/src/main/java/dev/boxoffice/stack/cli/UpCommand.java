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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code up [--detach] [--fresh]}. */
public final class UpCommand {

    /** Set on the child that {@code up --detach} leaves behind. */
    static final String CHILD = "--detached-child";

    private final Settings settings;
    private final PrintStream out;

    public UpCommand(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    public int run(List<String> options) throws Exception {
        Set<String> known = Set.of("--detach", "--fresh", CHILD);
        for (String option : options) {
            if (!known.contains(option)) {
                throw new UserError("up knows --detach and --fresh, not '%s'.".formatted(option));
            }
        }
        boolean fresh = options.contains("--fresh");
        Optional<RunningSystem> running = RunningSystem.find(settings);
        if (running.isPresent()) {
            return alreadyRunning(running.get(), fresh);
        }
        new Preflight(settings).checkFolder();
        return options.contains("--detach") ? new DetachedStart(settings, out).run(fresh) : supervise(fresh);
    }

    /** The wish is fulfilled, so this is no failure, unless the data was to be emptied. */
    private int alreadyRunning(RunningSystem running, boolean fresh) {
        if (!running.isReady()) {
            throw new UserError("Boxoffice is starting; ./boxoffice status says how far it is.");
        }
        if (fresh) {
            throw new UserError("Boxoffice is already running; stop it with ./boxoffice down before up --fresh.");
        }
        out.println("Boxoffice is already running.");
        new StatusCommand(settings, out).run();
        return 0;
    }

    private void prepare(boolean fresh) throws IOException, InterruptedException {
        if (OrphanProcesses.stop(settings)) {
            out.println("Stopped what an earlier run had left behind.");
        }
        new Preflight(settings).check();
        for (Component service : List.of(Component.TICKET_SERVICE, Component.ORDER_SERVICE, Component.STOREFRONT)) {
            if (!Files.exists(ServiceProcess.jar(settings, service))) {
                throw new UserError("%s is not built: run ./mvnw package -DskipTests.".formatted(service.label()));
            }
        }
        DataFolder data = new DataFolder(settings.data());
        if (fresh) {
            data.empty();
        } else {
            data.claim();
        }
    }

    /** In the process that holds the lock from before the first look to after the last stop. */
    private int supervise(boolean fresh) throws Exception {
        RunLock lock = RunLock.tryTake(settings)
                .orElseThrow(
                        () -> new UserError("Boxoffice is starting or stopping already; try again when it is done."));
        try {
            RunningSystem.record(settings);
            prepareOrForget(fresh);
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

    private void prepareOrForget(boolean fresh) throws IOException, InterruptedException {
        boolean prepared = false;
        try {
            prepare(fresh);
            prepared = true;
        } finally {
            if (!prepared) {
                RunningSystem.forget(settings);
            }
        }
    }
}
