package dev.boxoffice.stack;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One PostgreSQL server on one data folder, started, stopped and started again. */
final class Postgres {

    private static final Logger LOG = LoggerFactory.getLogger(Postgres.class);

    /** Crash recovery and the old server's last processes may take a while on a slow disk. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final PostgresBinaries binaries;
    private final Path data;
    private final Path log;
    private final int port;
    private final Credentials credentials;
    private volatile Process process;

    Postgres(PostgresBinaries binaries, Path data, Path log, int port, Credentials credentials) {
        this.binaries = binaries;
        this.data = data;
        this.log = log;
        this.port = port;
        this.credentials = credentials;
    }

    /** Returns when it answers queries; tries again while what is left of a killed server still holds the data. */
    void start() throws IOException, InterruptedException {
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            initialise();
        }
        Instant deadline = Instant.now().plus(PATIENCE);
        while (true) {
            process = launch();
            while (process.isAlive()) {
                if (answers()) {
                    return;
                }
                if (Instant.now().isAfter(deadline)) {
                    kill();
                    throw new Trouble("PostgreSQL did not answer within %s: see %s.".formatted(PATIENCE, log));
                }
                process.waitFor(50, TimeUnit.MILLISECONDS);
            }
            if (Instant.now().isAfter(deadline)) {
                throw new Trouble("PostgreSQL does not start: see %s.".formatted(log));
            }
            LOG.info("PostgreSQL went away while starting; trying again");
            TimeUnit.MILLISECONDS.sleep(300);
        }
    }

    Process process() {
        return process;
    }

    void stop() throws IOException, InterruptedException {
        if (process != null && process.isAlive()) {
            Processes.stopPostmaster(process.toHandle());
        }
    }

    /** As {@code kill -9} of the postmaster does: no shutdown, no checkpoint. */
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    private void initialise() throws IOException, InterruptedException {
        Path draft = data.resolveSibling("postgres.new");
        Folders.delete(draft);
        Path secret = data.resolveSibling("postgres.secret");
        try {
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
        Folders.delete(data);
        Files.move(draft, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private Process launch() throws IOException {
        List<String> command = Commands.detached(
                Commands.notAsRoot(PostgresOptions.command(binaries.program("postgres"), data, port)));
        return new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private boolean answers() {
        String url = "jdbc:postgresql://127.0.0.1:%d/postgres?connectTimeout=2&loginTimeout=2".formatted(port);
        String password = credentials.password(Database.SUPERUSER);
        try (Connection connection = DriverManager.getConnection(url, Database.SUPERUSER, password)) {
            return connection.isValid(2);
        } catch (SQLException e) {
            return false;
        }
    }
}
