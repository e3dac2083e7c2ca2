package dev.boxoffice.launcher;

/** The exit code and the output of a finished command. */
public record CommandResult(int exitCode, String stdout, String stderr) {

    /** Both streams, for failure messages. */
    public String output() {
        return stdout + stderr;
    }
}
