package dev.boxoffice.system;

import static org.awaitility.Awaitility.await;

import dev.boxoffice.launcher.CommandResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A packaged service that is started without the launcher, as a container starts it. */
record BareService(Boxoffice boxoffice, String name) {

    private static final long LIMIT_SECONDS = 60;
    private static final Pattern LISTENING = Pattern.compile("Listening on: (http://\\S+?)\\.?\\s");

    /** Runs in the production profile with additional variables and without a payment provider, until it exits. */
    CommandResult run(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(environment());
        environment.putAll(variables);
        return runAlone(environment);
    }

    /** Runs with only these variables, so without any dependency, until it exits. */
    CommandResult runAlone(Map<String, String> environment) {
        Instance instance = start(environment);
        try {
            if (!instance.process().waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                instance.close();
            }
            return new CommandResult(instance.process().waitFor(), instance.log(), "");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Starts a second instance beside the running one, with simulated payments too. */
    Instance startBeside() {
        Map<String, String> environment = new HashMap<>(environment());
        environment.put("QUARKUS_PROFILE", "local");
        Instance instance = start(environment);
        await().atMost(Duration.ofSeconds(LIMIT_SECONDS))
                .until(() -> LISTENING.matcher(instance.log()).find());
        return instance;
    }

    private Instance start(Map<String, String> environment) {
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar().toString());
        command.environment().clear();
        command.environment().putAll(environment);
        try {
            Path log = Files.createTempFile(name, ".log");
            Process process = command.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            // stops the instance of a test that fails before closing it
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "end " + name));
            return new Instance(process, log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path jar() {
        return Path.of("../..", name, "target/quarkus-app/quarkus-run.jar").toAbsolutePath();
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

    /** The variables that an additional instance needs. */
    private Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(Map.of(
                "BOXOFFICE_HTTP_PORT", "0",
                "BOXOFFICE_MANAGEMENT_PORT", "0",
                "BOXOFFICE_OIDC_ISSUER", boxoffice.issuer(),
                "BOXOFFICE_USER_RATE", "0",
                "BOXOFFICE_ADDRESS_RATE", "0"));
        all.putAll(
                switch (name) {
                    case "ticket-service" -> data("tickets");
                    case "order-service" -> data("orders");
                    case "admission-service" -> {
                        Map<String, String> admissions = new HashMap<>(data("admissions"));
                        admissions.put(
                                "BOXOFFICE_ADMISSION_KEYS",
                                boxoffice.admissionKeys().toString());
                        yield admissions;
                    }
                    case "storefront" ->
                        Map.of(
                                "BOXOFFICE_TICKET_SERVICE",
                                boxoffice.tickets(),
                                "BOXOFFICE_ORDER_SERVICE",
                                boxoffice.orders(),
                                "BOXOFFICE_OIDC_CLIENT_SECRET",
                                "unused-client-secret",
                                "BOXOFFICE_COOKIE_SECRET",
                                "unused-cookie-secret-with-enough-characters");
                    default -> throw new IllegalArgumentException(name);
                });
        return all;
    }

    private Map<String, String> data(String database) {
        return Map.of(
                "BOXOFFICE_DB_URL", boxoffice.url(database),
                "BOXOFFICE_DB_USER", database + "_app",
                "BOXOFFICE_DB_PASSWORD", boxoffice.password(database + "_app"),
                "BOXOFFICE_DB_MIGRATION_USER", database + "_owner",
                "BOXOFFICE_DB_MIGRATION_PASSWORD", boxoffice.password(database + "_owner"),
                "BOXOFFICE_KAFKA_BOOTSTRAP_SERVERS", boxoffice.kafka());
    }
}
