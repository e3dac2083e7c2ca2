package dev.boxoffice.chaos.system;

import java.io.IOException;
import java.util.List;

/** Sends signals that Java cannot send. */
public final class Signals {

    private Signals() {}

    public static void pause(List<ProcessHandle> processes) {
        send("STOP", processes);
    }

    public static void resume(List<ProcessHandle> processes) {
        send("CONT", processes);
    }

    static void interrupt(ProcessHandle process) {
        send("INT", List.of(process));
    }

    /** Ignores processes that have ended. Uses the shell's built-in kill, which starts fastest. */
    private static void send(String signal, List<ProcessHandle> processes) {
        var command = new StringBuilder();
        processes.forEach(process -> command.append("kill -%s %d 2>/dev/null;".formatted(signal, process.pid())));
        try {
            new ProcessBuilder("sh", "-c", command.toString()).start().waitFor();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
