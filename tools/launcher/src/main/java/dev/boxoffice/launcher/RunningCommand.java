package dev.boxoffice.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A command that may still run, with the files that receive its output. */
public record RunningCommand(Process process, Path stdout, Path stderr) {

    /**
     * The result of the finished command.
     *
     * @throws IllegalThreadStateException if the command still runs
     */
    public CommandResult result() {
        try {
            return new CommandResult(process.exitValue(), Files.readString(stdout), Files.readString(stderr));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
