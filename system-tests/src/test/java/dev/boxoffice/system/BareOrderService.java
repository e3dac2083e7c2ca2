package dev.boxoffice.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged order-service, started without the launcher, as a container would start it. */
record BareOrderService(Boxoffice boxoffice) {

    private static final Path JAR =
            Path.of("../order-service/target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    private static final long LIMIT_SECONDS = 60;
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+?)\\.?\\s");

    /** In production, with no word of how it is paid; until it ends by itself. */
    Boxoffice.Outcome run() {
        Instance instance = start(Map.of());
        try {
            if (!instance.process().waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                instance.close();
            }
            return new Boxoffice.Outcome(instance.process().waitFor(), instance.log(), "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** One more beside the running one, which sells for simulated money as that does. */
    Instance startBeside() {
        Instance instance = start(Map.of("QUARKUS_PROFILE", "local"));
        await().atMost(Duration.ofSeconds(LIMIT_SECONDS))
                .until(() -> LISTENING.matcher(instance.log()).find());
        return instance;
    }

    private Instance start(Map<String, String> more) {
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString());
        command.environment().clear();
        command.environment().putAll(environment());
        command.environment().putAll(more);
        try {
            Path log = Files.createTempFile("order-service", ".log");
            return new Instance(
                    command.redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start(),
                    log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    record Instance(Process process, Path file) implements AutoCloseable {

        String url() {
            Matcher listening = LISTENING.matcher(log());
            if (!listening.find()) {
                throw new IllegalStateException("not started:\n" + log());
            }
            return listening.group(1);
        }

        String log() {
            try {
                return Files.readString(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            process.destroy();
            process.onExit().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
            try {
                Files.delete(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** All that it needs beside the running one. */
    private Map<String, String> environment() {
        return Map.of(
                "BOXOFFICE_HTTP_PORT", "0",
                "BOXOFFICE_MANAGEMENT_PORT", "0",
                "BOXOFFICE_DB_URL", boxoffice.url("orders"),
                "BOXOFFICE_DB_USER", "orders_app",
                "BOXOFFICE_DB_PASSWORD", boxoffice.password("orders_app"),
                "BOXOFFICE_DB_MIGRATION_USER", "orders_owner",
                "BOXOFFICE_DB_MIGRATION_PASSWORD", boxoffice.password("orders_owner"),
                "BOXOFFICE_KAFKA_BOOTSTRAP_SERVERS", boxoffice.kafka(),
                "BOXOFFICE_OIDC_ISSUER", boxoffice.issuer());
    }
}
