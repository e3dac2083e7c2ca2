package dev.boxoffice.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged order-service, started without the launcher, as a container would start it. */
record BareOrderService(Boxoffice boxoffice) {

    private static final Path JAR =
            Path.of("../order-service/target/quarkus-app/quarkus-run.jar").toAbsolutePath();
    private static final long LIMIT_SECONDS = 60;

    /** Until it ends by itself. */
    Boxoffice.Outcome run() {
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", JAR.toString());
        command.environment().clear();
        command.environment().putAll(environment());
        try {
            Process process = command.redirectErrorStream(true).start();
            process.onExit()
                    .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
                    .exceptionally(late -> process.destroyForcibly());
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Boxoffice.Outcome(process.waitFor(), output, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All that it needs beside the running one, and no word of how it is paid. */
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
