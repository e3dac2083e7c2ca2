package dev.boxoffice.stack.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** A command with the options that every command has; returns the exit code. */
abstract class LauncherCommand implements Callable<Integer> {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean helpRequested;
}
