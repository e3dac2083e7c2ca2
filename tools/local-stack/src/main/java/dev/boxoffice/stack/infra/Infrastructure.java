package dev.boxoffice.stack.infra;

import dev.boxoffice.launcher.Port;
import dev.boxoffice.stack.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgreSQL with both databases, Kafka with all topics, and the issuer: what the services need to run. */
public final class Infrastructure {

    private static final Logger LOG = LoggerFactory.getLogger(Infrastructure.class);
    private static final long START_LIMIT_SECONDS = 30;

    private interface Stop {
        void run() throws Exception;
    }

    private final Settings settings;
    private final Credentials credentials;
    private final Postgres postgres;
    private final Broker broker;
    private final Issuer issuer;
    private final ExecutorService workers =
            Executors.newFixedThreadPool(3, Thread.ofPlatform().daemon().factory());

    /** Starts nothing yet, so that its owner can stop it at any moment of the start. */
    public Infrastructure(Settings settings) throws IOException {
        new DataFolder(settings.data()).claim();
        Files.createDirectories(settings.logs());
        this.settings = settings;
        this.credentials = Credentials.in(settings.data());
        this.postgres = new Postgres(settings, credentials);
        this.broker = new Broker(settings.data().resolve("kafka"), settings.port(Port.KAFKA));
        this.issuer = new Issuer(settings.data(), settings.port(Port.OIDC));
    }

    /** Starts all three side by side; when one fails, stops the others before it throws. */
    public void start() throws Exception {
        try {
            List<Future<?>> parts = List.of(
                    workers.submit(this::startPostgres),
                    workers.submit(this::startKafka),
                    workers.submit(this::startIssuer));
            for (Future<?> part : parts) {
                part.get();
            }
        } catch (ExecutionException e) {
            stop();
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    /** The environment of the service that owns the database. */
    public Map<String, String> environment(Database database) {
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

    public Map<String, String> storefrontEnvironment() {
        return Map.of(
                "BOXOFFICE_TICKET_SERVICE",
                "http://127.0.0.1:" + settings.port(Port.TICKET),
                "BOXOFFICE_ORDER_SERVICE",
                "http://127.0.0.1:" + settings.port(Port.ORDER),
                "BOXOFFICE_OIDC_ISSUER",
                settings.issuer(),
                "BOXOFFICE_OIDC_CLIENT_SECRET",
                "none", // the issuer asks nobody for one
                "BOXOFFICE_COOKIE_SECRET",
                credentials.password(Credentials.COOKIES));
    }

    public Postgres postgres() {
        return postgres;
    }

    Broker broker() {
        return broker;
    }

    /** Lets no server be started any more; one that is starting gives up. */
    public void cancelStart() {
        postgres.cancelStart();
    }

    /** Kafka before PostgreSQL, as the last of the services' data is in the latter; none is skipped for another. */
    public void stop() {
        cancelStart();
        workers.shutdown();
        attempt("the start", () -> workers.awaitTermination(START_LIMIT_SECONDS, TimeUnit.SECONDS));
        attempt("the issuer", issuer::stop);
        attempt("Kafka", broker::stop);
        attempt("PostgreSQL", postgres::stop);
    }

    /** For infrastructure whose data nobody wants: Kafka's orderly shutdown would take seconds. */
    public void abandon() {
        cancelStart();
        workers.shutdown();
        attempt("the start", () -> workers.awaitTermination(START_LIMIT_SECONDS, TimeUnit.SECONDS));
        attempt("PostgreSQL", postgres::kill);
    }

    private static void attempt(String part, Stop stop) {
        try {
            stop.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.error("could not stop {}", part, e);
        }
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
