package dev.boxoffice.bench.harness;

import java.io.IOException;
import java.io.StringReader;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The whole system as {@code ./boxoffice up} starts it, on ports and data of its own. */
public final class LocalSystem implements AutoCloseable {

    private enum Port {
        STOREFRONT,
        TICKET,
        ORDER,
        OIDC,
        KAFKA,
        POSTGRES
    }

    /** A service's health and metrics are on its public port plus this. */
    public static final int MANAGEMENT_OFFSET = 1_000;

    private static final long COMMAND_LIMIT_SECONDS = 300;

    private final Path repository;
    private final Path home;
    private final Map<Port, Integer> ports = new EnumMap<>(Port.class);
    private final Map<String, String> environment = new LinkedHashMap<>();
    private final Thread stopOnInterrupt = new Thread(this::down, "down");
    private final Set<String> warm = new HashSet<>();
    private Properties passwords;

    private LocalSystem(Path repository, Path home) {
        this.repository = repository;
        this.home = home;
        for (Port port : Port.values()) {
            ports.put(port, freePort());
            environment.put("BOXOFFICE_" + port + "_PORT", ports.get(port).toString());
        }
        environment.put("BOXOFFICE_HOME", home.toString());
        environment.put("BOXOFFICE_SKIP_BUILD", "1");
        environment.put("BOXOFFICE_MAX_OPEN_ORDERS_PER_USER", "100000");
    }

    /** Starts it with empty data, and with more settings of PostgreSQL. */
    public static LocalSystem start(Map<String, String> postgres) throws IOException {
        Path repository = Path.of(System.getenv("BOXOFFICE_REPOSITORY"));
        Path target = Files.createDirectories(repository.resolve("tools/bench/target/homes"));
        var system = new LocalSystem(repository, Files.createTempDirectory(target, "home"));
        system.environment.put(
                "BOXOFFICE_POSTGRES_OPTIONS",
                postgres.entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining(" ")));
        Runtime.getRuntime().addShutdownHook(system.stopOnInterrupt);
        system.command("up", "--detach", "--fresh");
        system.passwords = new Properties();
        system.passwords.load(
                new StringReader(Files.readString(system.home.resolve("data").resolve("credentials.properties"))));
        return system;
    }

    public Path repository() {
        return repository;
    }

    public Path home() {
        return home;
    }

    public String tickets() {
        return "http://127.0.0.1:" + ports.get(Port.TICKET);
    }

    public String orders() {
        return "http://127.0.0.1:" + ports.get(Port.ORDER);
    }

    public String issuer() {
        return "http://127.0.0.1:" + ports.get(Port.OIDC) + "/boxoffice";
    }

    public String kafka() {
        return "127.0.0.1:" + ports.get(Port.KAFKA);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.get(Port.POSTGRES), database);
    }

    public String password(String role) {
        return passwords.getProperty(role);
    }

    /** As the superuser, who may do what a bench has to. */
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", password("postgres"));
    }

    public void execute(String database, String... statements) throws SQLException {
        try (Connection connection = connect(database);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    public long ask(String database, String query) throws SQLException {
        try (Connection connection = connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Whether this is the first to warm up so; who asks has to. */
    public boolean isColdFor(String name) {
        return warm.add(name);
    }

    /** The process of a component as it was last started. */
    public ProcessHandle process(String component) {
        try {
            String recorded = Files.readString(home.resolve("run").resolve(component + ".pid"));
            return ProcessHandle.of(Long.parseLong(recorded.trim().split("\\s+", -1)[0]))
                    .orElseThrow();
        } catch (IOException e) {
            throw new BenchException("no process of " + component, e);
        }
    }

    /** What else a service's JVM is told, as the launcher tells its own. */
    static List<String> javaOptions() {
        return Stream.of(System.getenv()
                        .getOrDefault("BOXOFFICE_JAVA_OPTIONS", "")
                        .split("\\s+", -1))
                .filter(option -> !option.isEmpty())
                .toList();
    }

    /** What a service that runs beside the system's own needs to know. */
    public Map<String, String> serviceEnvironment(String database) {
        Map<String, String> service = new LinkedHashMap<>();
        service.put("QUARKUS_PROFILE", "local");
        service.put("BOXOFFICE_HTTP_HOST", "127.0.0.1");
        service.put("BOXOFFICE_DB_URL", url(database));
        service.put("BOXOFFICE_DB_USER", "orders_app");
        service.put("BOXOFFICE_DB_PASSWORD", password("orders_app"));
        service.put("BOXOFFICE_DB_MIGRATION_USER", "orders_owner");
        service.put("BOXOFFICE_DB_MIGRATION_PASSWORD", password("orders_owner"));
        service.put("BOXOFFICE_KAFKA_BOOTSTRAP_SERVERS", kafka());
        service.put("BOXOFFICE_OIDC_ISSUER", issuer());
        service.put("BOXOFFICE_MAX_OPEN_ORDERS_PER_USER", "100000");
        return service;
    }

    /** One more database of order-service, which has no tables yet; in the place of an earlier one of that name. */
    public void createDatabase(String database) throws SQLException {
        execute("postgres", "drop database if exists " + database + " with (force)");
        execute("postgres", "create database " + database + " owner orders_owner");
        String defaults = "alter default privileges for role orders_owner in schema public grant ";
        execute(
                database,
                "alter schema public owner to orders_owner",
                "grant usage on schema public to orders_app",
                defaults + "select, insert, update, delete on tables to orders_app",
                defaults + "usage on sequences to orders_app");
    }

    private void command(String... arguments) {
        var command = new ProcessBuilder();
        command.command().add("./boxoffice");
        command.command().addAll(List.of(arguments));
        command.directory(repository.toFile());
        command.environment().keySet().removeIf(name -> name.startsWith("BOXOFFICE_STRIPE_"));
        command.environment().putAll(environment);
        Path output = home.resolve("command.log");
        try {
            Process process = command.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(COMMAND_LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroy();
                throw new BenchException(
                        "./boxoffice %s failed:%n%s".formatted(String.join(" ", arguments), Files.readString(output)));
            }
        } catch (IOException e) {
            throw new BenchException("cannot run ./boxoffice " + String.join(" ", arguments), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted", e);
        }
    }

    private void down() {
        command("down");
    }

    /** Stops it and deletes its data. */
    @Override
    public void close() throws IOException {
        down();
        Runtime.getRuntime().removeShutdownHook(stopOnInterrupt);
        try (var files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** One whose management port is free too, and neither is another's. */
    public int freePort() {
        for (int attempt = 0; attempt < 100; attempt++) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            boolean distinct = ports.values().stream()
                    .allMatch(other -> port != other && Math.abs(port - other) != MANAGEMENT_OFFSET);
            if (distinct && isFree(port) && isFree(port + MANAGEMENT_OFFSET)) {
                return port;
            }
        }
        throw new BenchException("no free port found");
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
