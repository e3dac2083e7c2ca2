package dev.boxoffice.stack.cli;

import dev.boxoffice.stack.console.UserError;
import java.io.PrintWriter;
import java.net.ConnectException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line: exit code 0 for success, 1 for a failure, 2 for a usage error. */
public final class CommandLines {

    @Command(
            name = "./boxoffice",
            synopsisSubcommandLabel = "COMMAND",
            mixinStandardHelpOptions = false,
            subcommands = {
                UpCommand.class,
                DownCommand.class,
                StatusCommand.class,
                DemoCommand.class,
                EventsCommand.class,
                TokenCommand.class,
                InfraCommand.class,
                DevCommand.class,
            })
    private static final class Root implements Runnable {

        @CommandLine.Spec
        private CommandLine.Model.CommandSpec spec;

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "Missing command.");
        }
    }

    private CommandLines() {}

    /** Failures go to the present {@code System.err}, even if a command redirects its own to a log file. */
    public static CommandLine create() {
        return new CommandLine(new Root())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setErr(new PrintWriter(System.err, true, System.err.charset()))
                .setExecutionExceptionHandler((failure, line, _) -> report(failure, line.getErr()))
                .setParameterExceptionHandler((mistake, _) -> explain(mistake));
    }

    private static int report(Exception failure, PrintWriter err) {
        switch (failure) {
            case UserError error -> err.println(error.getMessage());
            case ConnectException _ ->
                err.println("A component of Boxoffice does not respond. Run ./boxoffice status to see which.");
            default -> {
                LoggerFactory.getLogger(CommandLines.class).error("Command failed", failure);
                err.println("Boxoffice failed: %s. See the logs for details.".formatted(failure));
            }
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static int explain(ParameterException mistake) {
        CommandLine line = mistake.getCommandLine();
        line.getErr().println(mistake.getMessage());
        UnmatchedArgumentException.printSuggestions(mistake, line.getErr());
        boolean root = line.getParent() == null;
        line.getErr()
                .println(
                        root
                                ? "See ./boxoffice help."
                                : "See %s --help."
                                        .formatted(line.getCommandSpec().qualifiedName()));
        return CommandLine.ExitCode.USAGE;
    }
}
