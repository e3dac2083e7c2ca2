package dev.boxoffice.bench.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** An additional service process with the same heap limits as the services of the system. */
public final class ExtraService implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+?)\\.?\\s");

    private final Process process;
    private final Path log;
    private final Thread stopOnInterrupt;
    private String url;

    private ExtraService(Process process, Path log) {
        this.process = process;
        this.log = log;
        this.stopOnInterrupt = new Thread(process::destroy, "stop");
    }

    /** Starts the process on a free port unless the environment sets one. Call {@link #awaitReady} before use. */
    public static ExtraService start(
            LocalSystem system, String name, Path jar, Map<String, String> environment, List<String> options)
            throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-XX:MaxMetaspaceSize=192m"));
        words.addAll(options);
        words.addAll(LocalSystem.javaOptions());
        words.addAll(List.of("-jar", jar.toString()));
        var command = new ProcessBuilder(words);
        command.environment().clear();
        command.environment().put("BOXOFFICE_HTTP_PORT", "0");
        command.environment().put("BOXOFFICE_MANAGEMENT_PORT", "0");
        command.environment().putAll(environment);
        Path log = system.home().resolve("logs").resolve(name + ".log");
        var service = new ExtraService(
                command.redirectErrorStream(true).redirectOutput(log.toFile()).start(), log);
        Runtime.getRuntime().addShutdownHook(service.stopOnInterrupt);
        return service;
    }

    public ExtraService awaitReady() throws IOException, InterruptedException {
        Instant deadline = Instant.now().plus(START_LIMIT);
        while (process.isAlive() && Instant.now().isBefore(deadline)) {
            var listening = LISTENING.matcher(Files.readString(log));
            if (listening.find()) {
                url = listening.group(1);
                return this;
            }
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
        throw new BenchException("%s did not start:%n%s".formatted(log.getFileName(), Files.readString(log)));
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    public String url() {
        return url;
    }

    /** Kills the process, because the bench needs none of its unfinished work. */
    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit()
                .completeOnTimeout(null, STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)
                .join();
        Runtime.getRuntime().removeShutdownHook(stopOnInterrupt);
    }
}
