package dev.boxoffice.testing;

import dev.boxoffice.launcher.Infrastructure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The infrastructure of this JVM's tests, found or started.
 *
 * <p>A system property keeps its settings, because Quarkus may load this class more than once and all copies share one
 * process.
 */
final class StackProcess {

    private static final String PROPERTY = "dev.boxoffice.testing.stack";

    private final Map<String, String> settings;

    private StackProcess(String lines) {
        this.settings = lines.lines()
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
        return settings.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(prefix))
                .collect(Collectors.toUnmodifiableMap(
                        entry -> entry.getKey().substring(prefix.length()), Map.Entry::getValue));
    }

    String faults() {
        return settings.get("faults");
    }

    private static String start() {
        try {
            return Infrastructure.start(temporaryHome(), Integer.getInteger("boxoffice.kafka.partitions", 4));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryHome() throws IOException {
        Path target = Path.of("target").toAbsolutePath();
        return Files.isDirectory(target)
                ? Files.createTempDirectory(target, "stack")
                : Files.createTempDirectory("boxoffice-stack");
    }
}
