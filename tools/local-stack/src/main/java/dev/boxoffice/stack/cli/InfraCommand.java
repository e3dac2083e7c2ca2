package dev.boxoffice.stack.cli;

import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.console.Logging;
import dev.boxoffice.stack.console.UserError;
import dev.boxoffice.stack.infra.Database;
import dev.boxoffice.stack.infra.FaultServer;
import dev.boxoffice.stack.infra.Infrastructure;
import dev.boxoffice.stack.os.Folders;
import dev.boxoffice.stack.supervise.Preflight;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Ends with its standard input, so that it never outlives its parent process. */
@Command(
        name = "infra",
        description = {
            "Start PostgreSQL, Kafka and the OIDC issuer without the services, for tests.",
            "",
            "Prints one NAME=VALUE line per setting, then 'ready'. Settings of a database's service start with its name,"
                    + " as in tickets.BOXOFFICE_DB_URL. Stops at the end of its standard input (Ctrl-D) and deletes"
                    + " its data.",
        },
        footer = "%nA port variable set to 0 selects a free port: BOXOFFICE_KAFKA_PORT=0 ./boxoffice infra")
final class InfraCommand extends LauncherCommand {

    @Option(
            names = "--parts",
            split = ",",
            paramLabel = "PART",
            description = "Start only these: postgres, kafka, issuer.")
    private Set<Infrastructure.Part> parts = EnumSet.allOf(Infrastructure.Part.class);

    @Option(names = "--keep", description = "Keep the data at the end, and start with the data of an earlier run.")
    private boolean keep;

    private volatile boolean started;

    @Override
    public Integer call() throws Exception {
        Settings settings = Settings.from(System.getenv()).withFreePorts();
        if (!keep && !Folders.isEmpty(settings.home())) {
            throw new UserError(
                    "%s is not empty, and infra deletes its folder when it ends. Choose another with BOXOFFICE_HOME."
                            .formatted(settings.home()));
        }
        Preflight.ofInfrastructure(settings).check();
        System.setProperty(
                "java.io.tmpdir",
                Folders.createPrivate(settings.home().resolve("tmp")).toString());
        Logging.to(settings.logs().resolve("local-stack.log"));
        Infrastructure infrastructure = new Infrastructure(settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(settings, infrastructure), "end"));
        infrastructure.start(parts);
        started = true;
        FaultServer faults = FaultServer.start(infrastructure);
        for (Database database : Database.values()) {
            print(database.name().toLowerCase(Locale.ROOT) + ".", infrastructure.environment(database));
        }
        print("", Map.of("faults", faults.url()));
        System.out.println("ready");
        awaitEndOfInput();
        return 0;
    }

    /** Keeps the logs of a failed start. */
    private void end(Settings settings, Infrastructure infrastructure) {
        if (keep) {
            infrastructure.stop();
            return;
        }
        infrastructure.abandon();
        for (int attempt = 0; started && attempt < 3; attempt++) {
            try {
                Folders.delete(settings.home());
                return;
            } catch (IOException | UncheckedIOException e) {
                // Kafka may still write into the folder; the next attempt deletes the new files
            }
        }
    }

    private static void print(String prefix, Map<String, String> values) {
        values.forEach((name, value) -> System.out.println(prefix + name + "=" + value));
    }

    private static void awaitEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // input is ignored
        }
    }
}
