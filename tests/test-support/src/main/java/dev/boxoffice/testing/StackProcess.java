package dev.boxoffice.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The packaged local-stack in a separate process.
 *
 * <p>A system property keeps its output, because Quarkus may load this class more than once and all copies share the
 * process.
 */
final class StackProcess {

    private static final String PROPERTY = "dev.boxoffice.testing.stack";

    private static final long START_LIMIT_SECONDS = 120;

    private final Map<String, String> printed;

    private StackProcess(String lines) {
        this.printed = lines.lines()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toUnmodifiableMap(pair -> pair[0], pair -> pair[1], (first, second) -> second));
    }

    static StackProcess running() {
        synchronized (System.getProperties()) {
            String lines = System.getProperty(PROPERTY);
            if (lines == null) {
                lines = start();
                System.setProperty(PROPERTY, lines);
            }
            return new StackProcess(lines);
        }
    }

    Map<String, String> environment(String database) {
        String prefix = database + ".";
        return printed.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry.getKey().substring(prefix.length()), Map.Entry::getValue));
    }

    String faults() {
        return printed.get("faults");
    }

    private static String start() {
        try {
            Path target = PackagedStack.target();
            Path home = temporaryHome();
            ProcessBuilder builder = new ProcessBuilder(command(target));
            builder.environment().putAll(environment(target, home));
            Process process = builder.redirectErrorStream(true).start();
            // The hook keeps a reference to the process: the child exits when its input pipe closes.
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process), "stop-stack"));
            CompletableFuture.delayedExecutor(START_LIMIT_SECONDS, TimeUnit.SECONDS)
                    .execute(() -> stopUnlessReady(process));
            return readUntilReady(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> command(Path target) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                target.resolve("local-stack.jar").toString(),
                "infra");
    }

    private static Map<String, String> environment(Path target, Path home) {
        Map<String, String> environment = new HashMap<>();
        environment.put("BOXOFFICE_HOME", home.toString());
        environment.put("BOXOFFICE_BINARIES", target.resolve("binaries").toString());
        environment.put("BOXOFFICE_POSTGRES_PORT", "0");
        environment.put("BOXOFFICE_KAFKA_PORT", "0");
        environment.put("BOXOFFICE_OIDC_PORT", "0");
        environment.put("BOXOFFICE_KAFKA_PARTITIONS", System.getProperty("boxoffice.kafka.partitions", "4"));
        return environment;
    }

    private static Path temporaryHome() throws IOException {
        Path target = Path.of("target").toAbsolutePath();
        return Files.isDirectory(target)
                ? Files.createTempDirectory(target, "stack")
                : Files.createTempDirectory("boxoffice-stack");
    }

    private static String readUntilReady(Process process) throws IOException {
        StringBuilder lines = new StringBuilder();
        BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.equals("ready")) {
                return lines.toString();
            }
            lines.append(line).append('\n');
        }
        throw new IllegalStateException("local-stack did not start: " + lines);
    }

    /** Stopping the process ends {@link #readUntilReady}. */
    private static void stopUnlessReady(Process process) {
        if (System.getProperty(PROPERTY) == null) {
            process.destroy();
        }
    }

    private static void stop(Process process) {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
