package dev.boxoffice.stack;

import java.io.IOException;
import java.io.PrintStream;

/** {@code down}: returns when no process is left; nothing to stop is no failure. */
final class DownCommand {

    private final Settings settings;
    private final PrintStream out;

    DownCommand(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    int run() throws IOException, InterruptedException {
        out.println(Leftovers.stop(settings) ? "Boxoffice is stopped." : "Boxoffice was not running.");
        return 0;
    }
}
