package dev.boxoffice.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** PostgreSQL with both databases, Kafka with all topics, and the issuer: what the services need to run. */
final class Infrastructure {

    private final Settings settings;
    private final Credentials credentials;
    private final Postgres postgres;
    private final Broker broker;
    private final Issuer issuer;

    private Infrastructure(Settings settings) throws IOException {
        Files.createDirectories(settings.data());
        Files.createDirectories(settings.logs());
        this.settings = settings;
        this.credentials = Credentials.in(settings.data());
        this.postgres = new Postgres(
                PostgresBinaries.unpackInto(settings.binaries()),
                settings.data().resolve("postgres"),
                settings.logs().resolve("postgres.log"),
                settings.port(Port.POSTGRES),
                credentials);
        this.broker = new Broker(settings.data().resolve("kafka"), settings.port(Port.KAFKA));
        this.issuer = new Issuer(settings.data(), settings.port(Port.OIDC));
    }

    /** Starts all three side by side; when one fails, stops the others before it throws. */
    static Infrastructure start(Settings settings) throws Exception {
        Infrastructure infrastructure = new Infrastructure(settings);
        try (ExecutorService workers = Executors.newFixedThreadPool(3)) {
            Future<?> postgres = workers.submit(infrastructure::startPostgres);
            Future<?> kafka = workers.submit(infrastructure::startKafka);
            Future<?> oidc = workers.submit(infrastructure::startIssuer);
            postgres.get();
            kafka.get();
            oidc.get();
            return infrastructure;
        } catch (ExecutionException e) {
            infrastructure.stop();
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** The environment of the service that owns the database. */
    Map<String, String> environment(Database database) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("BOXOFFICE_DB_URL", database.url(settings.port(Port.POSTGRES)));
        environment.put("BOXOFFICE_DB_USER", database.application());
        environment.put("BOXOFFICE_DB_PASSWORD", credentials.password(database.application()));
        environment.put("BOXOFFICE_DB_MIGRATION_USER", database.owner());
        environment.put("BOXOFFICE_DB_MIGRATION_PASSWORD", credentials.password(database.owner()));
        environment.put("BOXOFFICE_KAFKA_BOOTSTRAP_SERVERS", settings.bootstrapServers());
        environment.put("BOXOFFICE_OIDC_ISSUER", settings.issuer());
        return environment;
    }

    Postgres postgres() {
        return postgres;
    }

    Broker broker() {
        return broker;
    }

    /** Kafka before PostgreSQL, as the last of the services' data is in the latter. */
    void stop() throws IOException, InterruptedException {
        issuer.stop();
        broker.stop();
        postgres.stop();
    }

    private Void startPostgres() throws IOException, InterruptedException, SQLException {
        postgres.start();
        new DatabaseSetup(settings.port(Port.POSTGRES), credentials).run();
        return null;
    }

    private Void startKafka() throws Exception {
        broker.start();
        TopicSetup.run(settings.bootstrapServers(), settings.partitions());
        return null;
    }

    private Void startIssuer() throws IOException {
        issuer.start();
        return null;
    }
}
