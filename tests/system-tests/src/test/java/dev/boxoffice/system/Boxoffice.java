package dev.boxoffice.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** The packaged system, driven through its launcher, with its own ports and data. */
final class Boxoffice implements AutoCloseable {

    private static final int MANAGEMENT_OFFSET = 1_000;
    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(3);

    private final Path repository = Path.of("../..").toAbsolutePath().normalize();
    private final Path home;
    private final Map<String, String> environment = new HashMap<>();
    private final Map<String, Integer> ports = new HashMap<>();

    private final Thread stopOnInterrupt = new Thread(() -> run("down"), "down");

    private Boxoffice(Path home) {
        this.home = home;
        Runtime.getRuntime().addShutdownHook(stopOnInterrupt);
        environment.put(
                "BOXOFFICE_BINARIES",
                repository.resolve("tools/local-stack/target/binaries").toString());
        environment.put("BOXOFFICE_HOME", home.toString());
        environment.put("BOXOFFICE_SKIP_BUILD", "1");
        // shortens the start; nothing is measured here
        environment.put("BOXOFFICE_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");
        for (String component : new String[] {"TICKET", "ORDER", "OIDC", "KAFKA", "POSTGRES"}) {
            choosePort(component);
        }
        environment.put("BOXOFFICE_STOREFRONT_PORT", "none");
    }

    private void choosePort(String component) {
        ports.put(component, freePort(ports.values()));
        environment.put("BOXOFFICE_" + component + "_PORT", ports.get(component).toString());
    }

    /** The output and exit code of a command. */
    record Outcome(int exitCode, String stdout, String stderr) {

        /** Both streams, for failure messages. */
        String output() {
            return stdout + stderr;
        }
    }

    static Boxoffice withNewData() {
        try {
            Path target = Files.createDirectories(Path.of("target", "homes"));
            return new Boxoffice(Files.createTempDirectory(target.toAbsolutePath(), "home"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds the storefront. */
    Boxoffice withStorefront() {
        choosePort("STOREFRONT");
        return this;
    }

    Boxoffice with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Boxoffice without(String variable) {
        environment.remove(variable);
        return this;
    }

    Boxoffice up() {
        Outcome up = run("up", "--detach");
        if (up.exitCode() != 0) {
            TempHomes.keep();
            throw new IllegalStateException("up failed:\n" + up.output());
        }
        return this;
    }

    Outcome run(String... arguments) {
        return run(COMMAND_LIMIT, arguments);
    }

    Outcome run(Duration limit, String... arguments) {
        try {
            Running running = start(arguments);
            Process process = running.process();
            if (!process.waitFor(limit)) {
                process.destroy();
                throw new IllegalStateException("still running: " + String.join(" ", arguments));
            }
            return running.outcome();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A command that may still be running. */
    record Running(Process process, Path stdout, Path stderr) {

        Outcome outcome() throws IOException {
            return new Outcome(process.exitValue(), Files.readString(stdout), Files.readString(stderr));
        }
    }

    Running start(String... arguments) throws IOException {
        Path stdout = Files.createTempFile(home, "command", ".out");
        Path stderr = Files.createTempFile(home, "command", ".err");
        var command = new ProcessBuilder(
                Stream.concat(Stream.of("./boxoffice"), Stream.of(arguments)).toList());
        command.directory(repository.toFile());
        command.environment().keySet().removeIf(name -> name.startsWith("BOXOFFICE_STRIPE_"));
        command.environment().putAll(environment);
        command.redirectOutput(stdout.toFile()).redirectError(stderr.toFile());
        return new Running(command.start(), stdout, stderr);
    }

    int port(String component) {
        return ports.get(component);
    }

    String storefront() {
        return "http://127.0.0.1:" + ports.get("STOREFRONT");
    }

    String tickets() {
        return "http://127.0.0.1:" + ports.get("TICKET");
    }

    String orders() {
        return "http://127.0.0.1:" + ports.get("ORDER");
    }

    String management(String service) {
        return "http://127.0.0.1:" + (ports.get(service) + MANAGEMENT_OFFSET);
    }

    String kafka() {
        return "127.0.0.1:" + ports.get("KAFKA");
    }

    String issuer() {
        return "http://127.0.0.1:" + ports.get("OIDC") + "/boxoffice";
    }

    /** As the role that owns {@code database}: {@code tickets} or {@code orders}. */
    Connection connect(String database) throws SQLException {
        String owner = database + "_owner";
        return DriverManager.getConnection(url(database), owner, password(owner));
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + ports.get("POSTGRES") + "/" + database;
    }

    String password(String role) {
        var passwords = new Properties();
        try (var file = Files.newBufferedReader(find("credentials.properties"))) {
            passwords.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return passwords.getProperty(role);
    }

    /** The number in the first column of the first row. */
    long ask(String database, String sql) {
        try (Connection connection = connect(database);
                var query = connection.createStatement();
                var rows = query.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    void change(String database, String sql) {
        try (Connection connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Like {@code kill -9}; {@code component} is {@code ticket-service}, {@code order-service}, {@code storefront} or
     * {@code postgres}. */
    void kill(String component) {
        process(component).destroyForcibly();
    }

    /** The last started process of {@code component}. */
    ProcessHandle process(String component) {
        return recorded(component).orElseThrow();
    }

    /** Empty while no process is recorded. */
    Optional<ProcessHandle> recorded(String component) {
        try {
            String recorded = Files.readString(home.resolve("run").resolve(component + ".pid"));
            return ProcessHandle.of(Long.parseLong(recorded.trim().split("\\s+", -1)[0]));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<ProcessHandle> processes() {
        return Stream.of("local-stack", "postgres", "ticket-service", "order-service")
                .map(this::process)
                .toList();
    }

    /** Whether order-service's replica has the ticket. */
    boolean ordersKnow(UUID ticket) {
        return ask("orders", "select count(*) from ticket where id = '" + ticket + "'") == 1;
    }

    /** Whether order-service's replica has the ticket at this price, in minor units. */
    boolean ordersKnow(UUID ticket, long amount) {
        return ask(
                        "orders",
                        "select count(*) from ticket where id = '%s' and price_amount = %d".formatted(ticket, amount))
                == 1;
    }

    private Path find(String name) {
        try (Stream<Path> files = Files.walk(home, 3)) {
            return files.filter(file -> file.endsWith(name)).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops the system; its files stay under {@code target/homes} until its tests have passed. */
    @Override
    public void close() {
        Outcome down = run("down");
        if (down.exitCode() == 0) {
            Runtime.getRuntime().removeShutdownHook(stopOnInterrupt);
        }
        TempHomes.deleteWhenPassed(home);
    }

    /** A port that is free together with its management port, and distinct from the others. */
    private static int freePort(Collection<Integer> others) {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            boolean distinct =
                    others.stream().allMatch(other -> port != other && Math.abs(port - other) != MANAGEMENT_OFFSET);
            if (distinct && isFree(port) && isFree(port + MANAGEMENT_OFFSET)) {
                return port;
            }
        }
        throw new IllegalStateException("no free port found");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
