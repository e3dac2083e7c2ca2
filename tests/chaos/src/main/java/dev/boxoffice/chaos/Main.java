package dev.boxoffice.chaos;

import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** {@code ./boxoffice chaos}. */
final class Main {

    private Main() {}

    public static void main(String... arguments) {
        Locale.setDefault(Locale.ROOT);
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "off");
        System.exit(commandLine().execute(arguments));
    }

    /** Exit code 0 if every promise was held, 1 if one was violated or the run failed, 2 for a usage error. */
    static CommandLine commandLine() {
        return new CommandLine(new ChaosCommand())
                .setParameterExceptionHandler((mistake, _) -> explain(mistake))
                .setExecutionExceptionHandler((failure, line, _) -> report(failure, line));
    }

    private static int explain(ParameterException mistake) {
        var err = mistake.getCommandLine().getErr();
        err.println(mistake.getMessage());
        err.println("See ./boxoffice chaos --help.");
        return CommandLine.ExitCode.USAGE;
    }

    private static int report(Exception failure, CommandLine line) {
        line.getErr().println("Chaos failed: " + failure);
        failure.printStackTrace(line.getErr());
        return CommandLine.ExitCode.SOFTWARE;
    }
}
