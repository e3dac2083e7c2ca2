package dev.boxoffice.system;

import dev.boxoffice.launcher.CommandResult;
import dev.boxoffice.launcher.Launcher;
import dev.boxoffice.launcher.Port;
import dev.boxoffice.launcher.RunningCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The packaged system, controlled through {@code ./boxoffice} as a user would. */
public final class Boxoffice implements AutoCloseable {

    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(3);
    private static final Path REPOSITORY = Path.of("../..").toAbsolutePath().normalize();

    private final Launcher launcher;
    private final Thread stopOnInterrupt = new Thread(() -> run("down"), "down");

    private Boxoffice(Launcher launcher) {
        this.launcher = launcher;
        Runtime.getRuntime().addShutdownHook(stopOnInterrupt);
    }

    /** A stopped system with empty data and without the storefront. */
    public static Boxoffice withNewData() {
        try {
            Path target = Files.createDirectories(Path.of("target", "homes"));
            Path home = Files.createTempDirectory(target.toAbsolutePath(), "home");
            return new Boxoffice(new Launcher(REPOSITORY, home)
                    .withoutStorefront()
                    .set(
                            "BOXOFFICE_BINARIES",
                            REPOSITORY
                                    .resolve("tools/local-stack/target/binaries")
                                    .toString())
                    // A few users from one address cause all the load
                    .set("BOXOFFICE_USER_RATE", "0")
                    .set("BOXOFFICE_ADDRESS_RATE", "0")
                    .set("BOXOFFICE_BAD_TOKEN_RATE", "0")
                    // Starts faster; nothing is measured here
                    .set("BOXOFFICE_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Boxoffice withStorefront() {
        launcher.withStorefront();
        return this;
    }

    public Boxoffice with(String variable, String value) {
        launcher.set(variable, value);
        return this;
    }

    public Boxoffice without(String variable) {
        launcher.unset(variable);
        return this;
    }

    public Boxoffice up() {
        CommandResult up = run("up", "--detach");
        if (up.exitCode() != 0) {
            TempHomes.keep();
            throw new IllegalStateException("up failed:\n" + up.output());
        }
        return this;
    }

    public CommandResult run(String... arguments) {
        return run(COMMAND_LIMIT, arguments);
    }

    public CommandResult run(Duration limit, String... arguments) {
        return launcher.run(limit, arguments);
    }

    public RunningCommand start(String... arguments) {
        return launcher.start(arguments);
    }

    /** Runs the launcher of another checkout against this system. */
    public RunningCommand startIn(Path checkout, String... arguments) {
        return launcher.startIn(checkout, arguments);
    }

    /** The log of {@code order-service} or another service. */
    public Stream<String> logLines(String service) {
        try {
            return Files.readAllLines(launcher.home().resolve("logs").resolve(service + ".log")).stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file with the keys that sign codes of admissions. */
    public Path admissionKeys() {
        return launcher.home().resolve("data").resolve("admission-keys.json");
    }

    public Path repository() {
        return launcher.repository();
    }

    public int port(Port port) {
        return launcher.port(port);
    }

    public String storefront() {
        return launcher.url(Port.STOREFRONT);
    }

    public String tickets() {
        return launcher.url(Port.TICKET);
    }

    public String orders() {
        return launcher.url(Port.ORDER);
    }

    public String management(Port service) {
        return launcher.managementUrl(service);
    }

    public String kafka() {
        return launcher.kafka();
    }

    public String issuer() {
        return launcher.issuer();
    }

    /** Connects as the owner of {@code tickets} or {@code orders}. */
    public Connection connect(String database) throws SQLException {
        return launcher.connect(database, database + "_owner");
    }

    public String url(String database) {
        return launcher.jdbcUrl(database);
    }

    public String password(String role) {
        return launcher.password(role);
    }

    /** Returns the number in the first column of the first row. */
    public long ask(String database, String sql) {
        try (Connection connection = connect(database);
                var query = connection.createStatement();
                var rows = query.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void change(String database, String sql) {
        try (Connection connection = connect(database);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends SIGKILL to {@code order-service}, {@code postgres} or another component. */
    public void kill(String component) {
        process(component).destroyForcibly();
    }

    /** The last started process of {@code component}. */
    public ProcessHandle process(String component) {
        return recorded(component).orElseThrow();
    }

    /** The last started process of {@code component}; empty before the first start and after a stop. */
    public Optional<ProcessHandle> recorded(String component) {
        return launcher.process(component);
    }

    public List<ProcessHandle> processes() {
        return Stream.of("local-stack", "postgres", "ticket-service", "order-service", "admission-service")
                .map(this::process)
                .toList();
    }

    /** Whether order-service's replica has the ticket. */
    public boolean ordersKnow(UUID ticket) {
        return ask("orders", "select count(*) from ticket where id = '" + ticket + "'") == 1;
    }

    /** Whether order-service's replica has the ticket at this price, in minor units. */
    public boolean ordersKnow(UUID ticket, long amount) {
        return ask(
                        "orders",
                        "select count(*) from ticket where id = '%s' and price_amount = %d".formatted(ticket, amount))
                == 1;
    }

    /** Stops the system; its files stay in {@code target/homes} until all tests of the class have passed. */
    @Override
    public void close() {
        CommandResult down = run("down");
        if (down.exitCode() == 0) {
            Runtime.getRuntime().removeShutdownHook(stopOnInterrupt);
        }
        TempHomes.deleteWhenPassed(launcher.home());
    }
}
