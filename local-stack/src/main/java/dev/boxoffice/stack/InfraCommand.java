package dev.boxoffice.stack;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/**
 * {@code infra}: the infrastructure alone, for tests. Prints what was started as {@code name=value} lines, then
 * {@code ready}; ends, and forgets its data, when its standard input does, so it never outlives its parent.
 */
final class InfraCommand {

    private final PrintStream out;

    InfraCommand(PrintStream out) {
        this.out = out;
    }

    int run(Settings wanted) throws Exception {
        Settings settings = wanted.withFreePorts();
        Logging.to(settings.logs().resolve("local-stack.log"));
        Infrastructure infrastructure = Infrastructure.start(settings);
        FaultServer faults = FaultServer.start(infrastructure);
        for (Database database : Database.values()) {
            print(database.name().toLowerCase(Locale.ROOT) + ".", infrastructure.environment(database));
        }
        print("", Map.of("faults", faults.url()));
        out.println("ready");
        awaitEndOfInput();
        infrastructure.postgres().kill();
        Folders.delete(settings.home());
        // Kafka's orderly shutdown takes seconds and there is nothing left to keep.
        Runtime.getRuntime().halt(0);
        return 0;
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
