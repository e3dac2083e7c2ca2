package dev.boxoffice.stack.cli;

import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.console.Logging;
import dev.boxoffice.stack.console.UserError;
import dev.boxoffice.stack.infra.Database;
import dev.boxoffice.stack.infra.FaultServer;
import dev.boxoffice.stack.infra.Infrastructure;
import dev.boxoffice.stack.os.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;

/**
 * {@code infra}: the infrastructure alone, for tests. Prints what was started as {@code name=value} lines, then
 * {@code ready}; ends, and forgets its data, when its standard input does, so it never outlives its parent.
 */
public final class InfraCommand {

    private final PrintStream out;
    private volatile boolean started;

    public InfraCommand(PrintStream out) {
        this.out = out;
    }

    public int run(Settings wanted) throws Exception {
        Settings settings = wanted.withFreePorts();
        if (!Folders.isEmpty(settings.home())) {
            throw new UserError(
                    "infra deletes its folder when it ends and %s is not empty: choose another with BOXOFFICE_HOME."
                            .formatted(settings.home()));
        }
        System.setProperty(
                "java.io.tmpdir",
                Folders.createPrivate(settings.home().resolve("tmp")).toString());
        Logging.to(settings.logs().resolve("local-stack.log"));
        Infrastructure infrastructure = new Infrastructure(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(settings, infrastructure), "end"));
        infrastructure.start();
        started = true;
        FaultServer faults = FaultServer.start(infrastructure);
        for (Database database : Database.values()) {
            print(database.name().toLowerCase(Locale.ROOT) + ".", infrastructure.environment(database));
        }
        print("", Map.of("faults", faults.url()));
        out.println("ready");
        awaitEndOfInput();
        return 0;
    }

    /** Keeps the logs of a start that failed. */
    private void end(Settings settings, Infrastructure infrastructure) {
        infrastructure.abandon();
        for (int attempt = 0; started && attempt < 3; attempt++) {
            try {
                Folders.delete(settings.home());
                return;
            } catch (IOException | UncheckedIOException e) {
                // Kafka writes while the folder is deleted; what it has added goes with the next attempt
            }
        }
    }

    private void print(String prefix, Map<String, String> values) {
        values.forEach((name, value) -> out.println(prefix + name + "=" + value));
    }

    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // nothing is said on it
        }
    }
}
