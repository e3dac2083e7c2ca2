package dev.boxoffice.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** Runs {@code ./boxoffice} for a local system with ports and data of its own. */
public final class Launcher {

    private static final String NO_STOREFRONT = "none";

    private final Path repository;
    private final Path home;
    private final Map<Port, Integer> ports = new EnumMap<>(Port.class);
    private final Map<String, String> environment = new LinkedHashMap<>();

    /**
     * Selects a free port for each component; starts nothing.
     *
     * @param repository the checkout with the built system
     * @param home the folder for data and logs
     */
    public Launcher(Path repository, Path home) {
        this.repository = repository;
        this.home = home;
        for (Port port : Port.values()) {
            ports.put(port, FreePort.any());
            environment.put(port.variable(), ports.get(port).toString());
        }
        environment.put("BOXOFFICE_HOME", home.toString());
        environment.put("BOXOFFICE_SKIP_BUILD", "1");
    }

    public Launcher withoutStorefront() {
        return set(Port.STOREFRONT.variable(), NO_STOREFRONT);
    }

    public Launcher withStorefront() {
        return set(Port.STOREFRONT.variable(), ports.get(Port.STOREFRONT).toString());
    }

    /** Sets a variable for the following commands. */
    public Launcher set(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Removes a variable for the following commands. */
    public Launcher unset(String variable) {
        environment.remove(variable);
        return this;
    }

    /**
     * Runs a command of the launcher to its end.
     *
     * @throws IllegalStateException if the command exceeds the limit
     */
    public CommandResult run(Duration limit, String... arguments) {
        RunningCommand command = start(arguments);
        try {
            if (!command.process().waitFor(limit)) {
                command.process().destroy();
                throw new IllegalStateException(
                        "./boxoffice %s did not finish within %s".formatted(String.join(" ", arguments), limit));
            }
            return command.result();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public RunningCommand start(String... arguments) {
        return startIn(repository, arguments);
    }

    /** Runs the launcher of another checkout against this system. */
    public RunningCommand startIn(Path checkout, String... arguments) {
        var command = new ProcessBuilder(
                Stream.concat(Stream.of("./boxoffice"), Stream.of(arguments)).toList());
        command.directory(checkout.toFile());
        command.environment().keySet().removeIf(name -> name.startsWith("BOXOFFICE_STRIPE_"));
        command.environment().putAll(environment);
        try {
            Path stdout = Files.createTempFile(home, "command", ".out");
            Path stderr = Files.createTempFile(home, "command", ".err");
            command.redirectOutput(stdout.toFile()).redirectError(stderr.toFile());
            return new RunningCommand(command.start(), stdout, stderr);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path repository() {
        return repository;
    }

    public Path home() {
        return home;
    }

    public int port(Port port) {
        return ports.get(port);
    }

    public String url(Port port) {
        return "http://127.0.0.1:" + port(port);
    }

    public String managementUrl(Port service) {
        return "http://127.0.0.1:" + (port(service) + Port.MANAGEMENT_OFFSET);
    }

    public String kafka() {
        return "127.0.0.1:" + port(Port.KAFKA);
    }

    public String issuer() {
        return url(Port.OIDC) + "/boxoffice";
    }

    /** The JDBC URL of {@code tickets}, {@code orders} or another database. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(Port.POSTGRES), database);
    }

    public String password(String role) {
        var passwords = new Properties();
        try (var file = Files.newBufferedReader(home.resolve("data").resolve("credentials.properties"))) {
            passwords.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return passwords.getProperty(role);
    }

    public Connection connect(String database, String role) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), role, password(role));
    }

    /** The recorded process of {@code order-service}, {@code postgres} or another component, if it was started. */
    public Optional<ProcessHandle> process(String component) {
        try {
            String recorded = Files.readString(home.resolve("run").resolve(component + ".pid"));
            return ProcessHandle.of(Long.parseLong(recorded.strip().split("\\s+", -1)[0]));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
