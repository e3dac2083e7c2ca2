package dev.boxoffice.stack.cli;

import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.os.Commands;
import dev.boxoffice.stack.os.Folders;
import dev.boxoffice.stack.supervise.RunningSystem;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts the supervisor in a session of its own and shows its output until it is ready. */
final class DetachedStart {

    private static final long STOP_LIMIT_SECONDS = 90;

    private final Settings settings;
    private final PrintStream out;
    private long shown;

    DetachedStart(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    int run(boolean fresh) throws IOException, InterruptedException {
        Folders.createPrivate(settings.home());
        Path output = Files.createTempFile(Folders.createPrivate(settings.run()), "console", ".log");
        try {
            return run(output, fresh);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private int run(Path output, boolean fresh) throws IOException, InterruptedException {
        Process child = new ProcessBuilder(Commands.detached(command(fresh)))
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Thread abandon = new Thread(() -> stop(child), "abandon");
        Runtime.getRuntime().addShutdownHook(abandon);
        while (child.isAlive() && !RunningSystem.isReady(settings, child.pid())) {
            show(output);
            child.waitFor(100, TimeUnit.MILLISECONDS);
        }
        boolean ready = child.isAlive();
        if (ready) {
            Runtime.getRuntime().removeShutdownHook(abandon);
            // The welcome text follows the ready mark.
            child.waitFor(200, TimeUnit.MILLISECONDS);
        }
        show(output);
        return ready ? 0 : 1;
    }

    /** The child stops its own children before it exits. */
    private static void stop(Process child) {
        child.destroy();
        try {
            child.waitFor(STOP_LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> command(boolean fresh) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-jar", System.getProperty("java.class.path"), "up", UpCommand.CHILD));
        if (fresh) {
            command.add("--fresh");
        }
        return List.copyOf(command);
    }

    private void show(Path output) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(output.toFile(), "r")) {
            file.seek(shown);
            byte[] more = new byte[(int) (file.length() - shown)];
            file.readFully(more);
            shown += more.length;
            out.print(new String(more, StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
