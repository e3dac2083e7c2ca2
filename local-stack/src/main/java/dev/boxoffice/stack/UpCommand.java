package dev.boxoffice.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;

/** {@code up [--detach] [--fresh]}. */
final class UpCommand {

    /** Set on the child that {@code up --detach} leaves behind. */
    static final String CHILD = "--detached-child";

    private final Settings settings;
    private final PrintStream out;

    UpCommand(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    int run(List<String> options) throws Exception {
        Set<String> known = Set.of("--detach", "--fresh", CHILD);
        for (String option : options) {
            if (!known.contains(option)) {
                throw new Trouble("up knows --detach and --fresh, not '%s'.".formatted(option));
            }
        }
        boolean child = options.contains(CHILD);
        if (!child && RunningSystem.find(settings).isPresent()) {
            return alreadyRunning(options.contains("--fresh"));
        }
        if (!child) {
            prepare(options.contains("--fresh"));
        }
        return options.contains("--detach") && !child ? new DetachedStart(settings, out).run() : supervise();
    }

    /** The wish is fulfilled, so this is no failure, unless the data was to be emptied. */
    private int alreadyRunning(boolean fresh) {
        if (fresh) {
            throw new Trouble("Boxoffice is already running; stop it with ./boxoffice down before up --fresh.");
        }
        out.println("Boxoffice is already running.");
        new StatusCommand(settings, out).run();
        return 0;
    }

    private void prepare(boolean fresh) throws IOException, InterruptedException {
        new Preflight(settings).checkFolder();
        if (Leftovers.stop(settings)) {
            out.println("Stopped what an earlier run had left behind.");
        }
        new Preflight(settings).check();
        for (Component service : List.of(Component.TICKET_SERVICE, Component.ORDER_SERVICE)) {
            if (!Files.exists(ServiceProcess.jar(settings, service))) {
                throw new Trouble("%s is not built: run ./mvnw package -DskipTests.".formatted(service.label()));
            }
        }
        if (fresh) {
            Folders.delete(settings.data());
        }
    }

    private int supervise() throws Exception {
        Logging.to(settings.logs().resolve("local-stack.log"));
        Settings chosen = settings.withFreePorts();
        Supervisor supervisor = new Supervisor(chosen, new Console(out));
        supervisor.start();
        out.println(Welcome.text(chosen));
        supervisor.awaitStop();
        return 0;
    }
}
