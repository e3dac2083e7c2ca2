package dev.boxoffice.chaos.system;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A process that this program starts again and again, with its log. */
final class Child {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private volatile Process process;
    private boolean ended;

    Child(List<String> command, Map<String, String> environment, Path log) {
        this.command = command;
        this.environment = environment;
        this.log = log;
    }

    /** Starts the process in a session of its own, so that Ctrl-C reaches only this program. */
    void start() {
        start(Redirect.from(new File("/dev/null")), Redirect.appendTo(log.toFile()));
    }

    /** Starts the process with pipes for its input and output. */
    Process startWithPipes() {
        return start(Redirect.PIPE, Redirect.PIPE);
    }

    private synchronized Process start(Redirect in, Redirect out) {
        if (ended) {
            throw new IllegalStateException("the run has ended");
        }
        var builder = new ProcessBuilder(
                Stream.concat(Stream.of("setsid"), command.stream()).toList());
        builder.environment()
                .keySet()
                .removeIf(name -> Stream.of("QUARKUS_", "KAFKA_", "MP_", "SMALLRYE_", "BOXOFFICE_", "JAVA_TOOL_")
                        .anyMatch(name::startsWith));
        builder.environment().putAll(environment);
        try {
            process = builder.redirectInput(in)
                    .redirectOutput(out)
                    .redirectError(Redirect.appendTo(log.toFile()))
                    .start();
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kills the process, and prevents further starts. */
    synchronized void end() {
        ended = true;
        if (isAlive()) {
            kill();
        }
    }

    /** Prevents further starts, and stops the process with SIGTERM. */
    synchronized void endInOrder() {
        ended = true;
        stop();
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Sends SIGTERM, and SIGKILL after a limit. */
    void stop() {
        if (process != null) {
            process.destroy();
            if (!awaitEnd()) {
                kill();
            }
        }
    }

    private boolean awaitEnd() {
        try {
            return process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
