package dev.boxoffice.stack.infra;

import dev.boxoffice.launcher.Port;
import dev.boxoffice.stack.config.Component;
import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.console.UserError;
import dev.boxoffice.stack.os.Commands;
import dev.boxoffice.stack.os.Folders;
import dev.boxoffice.stack.os.ProcessRecord;
import dev.boxoffice.stack.os.Processes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A PostgreSQL server on one data folder, which can be restarted. */
public final class Postgres {

    private static final Logger LOG = LoggerFactory.getLogger(Postgres.class);

    /** Crash recovery on a slow disk and the exit of a killed server's processes take time. */
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Path unpacked;
    private final Path data;
    private final Path log;
    private final int port;
    private final List<String> options;
    private final ProcessRecord record;
    private final Credentials credentials;
    private volatile Process process;
    private volatile boolean cancelled;

    Postgres(Settings settings, Credentials credentials) {
        this.unpacked = settings.binaries();
        this.data = settings.data().resolve("postgres");
        this.log = settings.logs().resolve("postgres.log");
        this.port = settings.port(Port.POSTGRES);
        this.options = settings.postgresOptions();
        this.record = ProcessRecord.of(Component.POSTGRES, settings.run());
        this.credentials = credentials;
    }

    /** Returns when the server accepts queries; retries while processes of a killed server still lock the data. */
    public void start() throws IOException, InterruptedException {
        PostgresBinaries binaries = PostgresBinaries.unpackInto(unpacked);
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise(binaries);
        }
        Instant deadline = Instant.now().plus(START_LIMIT);
        while (true) {
            launch(binaries);
            while (process.isAlive() && !cancelled) {
                if (isResponding()) {
                    return;
                }
                if (Instant.now().isAfter(deadline)) {
                    kill();
                    throw new UserError(
                            "PostgreSQL did not respond within %d s; see %s.".formatted(START_LIMIT.toSeconds(), log));
                }
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
            if (Instant.now().isAfter(deadline)) {
                throw new UserError("PostgreSQL does not start; see %s.".formatted(log));
            }
            LOG.info("PostgreSQL exited during startup; retrying");
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }

    public Process process() {
        return process;
    }

    /** Prevents further starts. */
    synchronized void cancelStart() {
        cancelled = true;
    }

    void stop() throws IOException, InterruptedException {
        if (process != null && process.isAlive()) {
            Processes.stopPostmaster(process.toHandle());
        }
    }

    /** Like {@code kill -9} of the postmaster: no shutdown, no checkpoint. */
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    private void initialise(PostgresBinaries binaries) throws IOException, InterruptedException {
        if (!Folders.isEmpty(data)) {
            throw new UserError("%s is neither empty nor a PostgreSQL database. Move it away.".formatted(data));
        }
        Path draft = data.resolveSibling("postgres.new");
        Folders.delete(draft);
        Path secret = data.resolveSibling("postgres.secret");
        try {
            Files.deleteIfExists(secret);
            Files.createFile(
                    secret, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(secret, credentials.password(Database.SUPERUSER));
            Commands.run(Commands.notAsRoot(List.of(
                    binaries.program("initdb"),
                    "--pgdata=" + draft,
                    "--username=" + Database.SUPERUSER,
                    "--pwfile=" + secret,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8")));
        } finally {
            Files.deleteIfExists(secret);
        }
        Files.deleteIfExists(data);
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Records the process at once, so that the next stop finds it after any failure. */
    private synchronized void launch(PostgresBinaries binaries) throws IOException {
        if (cancelled) {
            throw new UserError("PostgreSQL was stopped while it was starting.");
        }
        List<String> command = Commands.detached(
                Commands.notAsRoot(PostgresOptions.command(binaries.program("postgres"), data, port, options)));
        process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        try {
            record.write(process.toHandle());
        } catch (IOException e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private boolean isResponding() {
        String url = "jdbc:postgresql://127.0.0.1:%d/postgres?connectTimeout=2&loginTimeout=2".formatted(port);
        String password = credentials.password(Database.SUPERUSER);
        try (Connection connection = DriverManager.getConnection(url, Database.SUPERUSER, password)) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }
}
