package dev.boxoffice.bench.harness;

import dev.boxoffice.launcher.CommandResult;
import dev.boxoffice.launcher.Launcher;
import dev.boxoffice.launcher.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The system under test, started by {@code ./boxoffice up} with ports and data of its own. */
public final class LocalSystem implements AutoCloseable {

    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(5);
    private static final String MAX_OPEN_ORDERS = "BOXOFFICE_MAX_OPEN_ORDERS_PER_USER";
    private static final String UNLIMITED = "100000";
    private static final String USER_RATE = "BOXOFFICE_USER_RATE";
    private static final String ADDRESS_RATE = "BOXOFFICE_ADDRESS_RATE";
    private static final String OFF = "0";
    private static final String PROVIDER_DELAY = "BOXOFFICE_PAYMENT_SIMULATED_DELAY";
    private static final String IMMEDIATELY = "PT0S";

    private final Launcher launcher;
    private final Thread stopOnInterrupt = new Thread(this::down, "down");
    private final Set<String> warm = new HashSet<>();

    private LocalSystem(Launcher launcher) {
        this.launcher = launcher;
    }

    /**
     * Starts the system with empty data.
     *
     * @param postgres additional settings of PostgreSQL
     */
    public static LocalSystem start(Map<String, String> postgres) throws IOException {
        Path repository = Path.of(System.getenv("BOXOFFICE_REPOSITORY"));
        Path target = Files.createDirectories(repository.resolve("tools/bench/target/homes"));
        var launcher = new Launcher(repository, Files.createTempDirectory(target, "home"))
                .set(MAX_OPEN_ORDERS, UNLIMITED)
                .set(USER_RATE, OFF)
                .set(ADDRESS_RATE, OFF)
                .set(PROVIDER_DELAY, IMMEDIATELY)
                .set(
                        "BOXOFFICE_POSTGRES_OPTIONS",
                        postgres.entrySet().stream()
                                .map(setting -> setting.getKey() + "=" + setting.getValue())
                                .collect(Collectors.joining(" ")));
        var system = new LocalSystem(launcher);
        Runtime.getRuntime().addShutdownHook(system.stopOnInterrupt);
        system.command("up", "--detach", "--fresh");
        return system;
    }

    public Path repository() {
        return launcher.repository();
    }

    public Path home() {
        return launcher.home();
    }

    public String tickets() {
        return launcher.url(Port.TICKET);
    }

    public String orders() {
        return launcher.url(Port.ORDER);
    }

    public String admissions() {
        return launcher.url(Port.ADMISSION);
    }

    public String storefront() {
        return launcher.url(Port.STOREFRONT);
    }

    public String issuer() {
        return launcher.issuer();
    }

    public String kafka() {
        return launcher.kafka();
    }

    public String url(String database) {
        return launcher.jdbcUrl(database);
    }

    public String password(String role) {
        return launcher.password(role);
    }

    /** Connects as the superuser. */
    public Connection connect(String database) throws SQLException {
        return launcher.connect(database, "postgres");
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

    /** Whether this is the first call with the name; the caller then has to warm up. */
    public boolean isColdFor(String name) {
        return warm.add(name);
    }

    /** The last started processes of the components. */
    public List<ProcessHandle> processes(String... components) {
        return Stream.of(components).map(this::process).toList();
    }

    /** The last started process of a component. */
    public ProcessHandle process(String component) {
        return launcher.process(component).orElseThrow(() -> new BenchException("no process of " + component));
    }

    /** Additional JVM options of the services. */
    static List<String> javaOptions() {
        return Stream.of(System.getenv()
                        .getOrDefault("BOXOFFICE_JAVA_OPTIONS", "")
                        .split("\\s+", -1))
                .filter(option -> !option.isEmpty())
                .toList();
    }

    /** The environment of an additional instance of order-service. */
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
        service.put(MAX_OPEN_ORDERS, UNLIMITED);
        service.put(USER_RATE, OFF);
        service.put(ADDRESS_RATE, OFF);
        service.put(PROVIDER_DELAY, IMMEDIATELY);
        return service;
    }

    /** Creates an empty database for order-service and replaces one of the same name. */
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
        CommandResult result = launcher.run(COMMAND_LIMIT, arguments);
        if (result.exitCode() != 0) {
            throw new BenchException(
                    "./boxoffice %s failed:%n%s".formatted(String.join(" ", arguments), result.output()));
        }
    }

    private void down() {
        command("down");
    }

    /** Stops the system and deletes its data. */
    @Override
    public void close() throws IOException {
        down();
        Runtime.getRuntime().removeShutdownHook(stopOnInterrupt);
        try (var files = Files.walk(home())) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
