package dev.boxoffice.stack;

import dev.boxoffice.stack.cli.CommandLines;
import dev.boxoffice.stack.console.Logging;

/** Entry point of the launcher's commands. */
final class Main {

    private Main() {}

    public static void main(String... arguments) {
        Logging.off();
        System.exit(CommandLines.create().execute(arguments));
    }
}
