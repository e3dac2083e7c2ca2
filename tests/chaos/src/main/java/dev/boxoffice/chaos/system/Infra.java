package dev.boxoffice.chaos.system;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Some parts of the infrastructure in a process of local-stack, with data that survives the process. */
final class Infra {

    private static final Duration FAULT_LIMIT = Duration.ofSeconds(90);

    private final Path home;
    private final Child child;
    private volatile Map<String, String> settings = Map.of();
    private volatile Process process;

    Infra(Path repository, Path home, String parts, Map<String, String> variables) {
        this.home = home;
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("BOXOFFICE_HOME", home.toString());
        this.child = new Child(
                List.of(
                        ServiceInstance.java(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-jar",
                        repository
                                .resolve("tools/local-stack/target/local-stack.jar")
                                .toString(),
                        "infra",
                        "--keep",
                        "--parts",
                        parts),
                environment,
                home.resolve("infra.log"));
    }

    /** Returns when all parts are ready. */
    void start() {
        try {
            Files.createDirectories(home);
            process = child.startWithPipes();
            Map<String, String> lines = new HashMap<>();
            BufferedReader reader = process.inputReader(StandardCharsets.UTF_8);
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.equals("ready")) {
                    settings = Map.copyOf(lines);
                    return;
                }
                String[] setting = line.split("=", 2);
                if (setting.length == 2) {
                    lines.put(setting[0], setting[1]);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("The infrastructure did not start; see " + home);
    }

    /** The settings that start with the prefix, without it. */
    Map<String, String> settings(String prefix) {
        Map<String, String> found = new HashMap<>();
        settings.forEach((name, value) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), value);
            }
        });
        return found;
    }

    Child child() {
        return child;
    }

    /** The recorded postmaster. */
    ProcessHandle postmaster() {
        try {
            String recorded = Files.readString(home.resolve("run").resolve("postgres.pid"));
            return ProcessHandle.of(Long.parseLong(recorded.strip().split("\\s+", -1)[0]))
                    .orElseThrow(() -> new IllegalStateException("PostgreSQL has ended"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts PostgreSQL again and returns when it accepts connections. */
    void startPostgres() {
        var request = HttpRequest.newBuilder(URI.create(settings.get("faults") + "/postgres/start"))
                .timeout(FAULT_LIMIT)
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try (var client = HttpClient.newHttpClient()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("PostgreSQL did not start: " + response.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
