package dev.boxoffice.stack.os;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Builds and runs commands of the operating system. */
public final class Commands {

    private Commands() {}

    /** Starts a new session, so that Ctrl-C reaches only the supervisor, which then stops the others in order. */
    public static List<String> detached(List<String> command) {
        return onPath("setsid") ? prefixed(command, "setsid") : command;
    }

    /** PostgreSQL refuses to run as root; in a user namespace without a mapping, root appears as another user. */
    public static List<String> notAsRoot(List<String> command) {
        return isRoot() ? prefixed(command, "unshare", "-U", "--") : command;
    }

    public static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    /** Returns the output of the command; a failure carries it in its message. */
    public static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException("%s failed: %s".formatted(command.getFirst(), output.strip()));
        }
        return output;
    }

    private static boolean onPath(String program) {
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }

    private static List<String> prefixed(List<String> command, String... prefix) {
        List<String> all = new ArrayList<>(List.of(prefix));
        all.addAll(command);
        return List.copyOf(all);
    }
}
