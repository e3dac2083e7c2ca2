package dev.boxoffice.bench.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Closed-loop load from wrk: each connection sends its next request after the response to the previous one. */
public final class Wrk {

    public static final int CONNECTIONS = 64;

    private final Path script;

    /**
     * Installs a script for wrk.
     *
     * @param script the name of a Lua resource in this package
     */
    public Wrk(LocalSystem system, String script) throws IOException {
        this.script = system.home().resolve(script);
        Files.writeString(this.script, resource(script) + resource("summary.lua"));
    }

    private static String resource(String name) throws IOException {
        try (var source = Wrk.class.getResourceAsStream(name)) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static final class RefusedException extends BenchException {
        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    /**
     * The result of a run.
     *
     * @param rejected responses with a status of 400 or higher
     * @param failed connection errors and timeouts
     * @param bytes size of all responses including headers
     * @param ended operations that the script counted, if an operation is more than one request
     */
    public record Outcome(long requests, long rejected, long failed, long bytes, long ended, Duration elapsed) {

        public long accepted() {
            return requests - rejected;
        }

        public Arm.Work onlyAccepted() {
            requireAccepted();
            return new Arm.Work(requests, elapsed);
        }

        public Arm.Work onlyEnded() {
            requireAccepted();
            return new Arm.Work(ended, elapsed);
        }

        private void requireAccepted() {
            if (rejected + failed > 0) {
                throw new RefusedException(
                        "%d of %d requests were rejected and %d failed".formatted(rejected, requests, failed));
            }
        }
    }

    public Outcome run(String url, Duration time, Map<String, String> environment)
            throws IOException, InterruptedException {
        return run(url, CONNECTIONS, time, environment);
    }

    public Outcome run(String url, int connections, Duration time, Map<String, String> environment)
            throws IOException, InterruptedException {
        var command = new ProcessBuilder(List.of(
                "wrk",
                "--threads=1",
                "--connections=" + connections,
                "--duration=" + Math.max(1, time.toSeconds()) + "s",
                "--timeout=10s",
                "--script=" + script,
                url));
        command.environment().putAll(environment);
        Process process;
        try {
            process = command.redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new BenchException("wrk is not installed: apt-get install wrk", e);
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(time.toSeconds() + 30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new BenchException("wrk failed: " + output);
        }
        return parse(output);
    }

    private static Outcome parse(String output) throws IOException {
        String line = output.lines()
                .filter(candidate -> candidate.startsWith("{"))
                .findFirst()
                .orElseThrow(() -> new BenchException("unexpected output of wrk: " + output));
        JsonNode summary = new ObjectMapper().readTree(line);
        return new Outcome(
                summary.path("requests").asLong(),
                summary.path("rejected").asLong(),
                summary.path("failed").asLong(),
                summary.path("bytes").asLong(),
                summary.path("ended").asLong(),
                Duration.ofNanos(summary.path("micros").asLong() * 1_000));
    }
}
