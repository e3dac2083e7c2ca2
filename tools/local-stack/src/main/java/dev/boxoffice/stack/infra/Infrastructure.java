package dev.boxoffice.stack.infra;

import dev.boxoffice.launcher.Port;
import dev.boxoffice.stack.config.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The infrastructure of the services: PostgreSQL with all databases, Kafka with all topics, and the OIDC issuer. */
public final class Infrastructure {

    private static final Logger LOG = LoggerFactory.getLogger(Infrastructure.class);
    private static final long START_LIMIT_SECONDS = 30;

    /** What can be started on its own. */
    public enum Part {
        POSTGRES,
        KAFKA,
        ISSUER
    }

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

    /** Starts nothing, so that the owner can call {@link #stop} at any moment of the start. */
    public Infrastructure(Settings settings) throws IOException {
        new DataFolder(settings.data()).claim();
        Files.createDirectories(settings.logs());
        this.settings = settings;
        this.credentials = Credentials.in(settings.data());
        this.postgres = new Postgres(settings, credentials);
        this.broker =
                new Broker(settings.data().resolve("kafka"), settings.port(Port.KAFKA), settings.kafkaListeners());
        this.issuer = new Issuer(settings.data(), settings.port(Port.OIDC));
    }

    public void start() throws Exception {
        start(EnumSet.allOf(Part.class));
    }

    /** Starts the parts in parallel; after a failure it stops the others and throws. */
    public void start(Set<Part> parts) throws Exception {
        try {
            List<Future<Void>> starts = new ArrayList<>();
            for (Part part : parts) {
                starts.add(workers.submit(() -> start(part)));
            }
            for (Future<Void> start : starts) {
                start.get();
            }
        } catch (ExecutionException e) {
            stop();
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    public Map<String, String> environment(Database database) {
        return new ServiceEnvironment(settings).of(database);
    }

    /** Runs the report before Kafka ends this JVM after an error from which it cannot recover. */
    public void onKafkaHalt(Runnable report) {
        Broker.onHalt(report);
    }

    /** Creates an empty database of ticket-service in another locale. */
    void createDatabase(String name, String locale) throws SQLException {
        new DatabaseSetup(settings.port(Port.POSTGRES), credentials).createDatabase(name, locale);
    }

    public Postgres postgres() {
        return postgres;
    }

    Broker broker() {
        return broker;
    }

    /** Prevents further starts and aborts one in progress. */
    public void cancelStart() {
        postgres.cancelStart();
    }

    /** Stops Kafka before PostgreSQL, which has the services' data; a failure does not prevent the next stop. */
    public void stop() {
        cancelStart();
        workers.shutdown();
        attempt("the start", () -> workers.awaitTermination(START_LIMIT_SECONDS, TimeUnit.SECONDS));
        attempt("the issuer", issuer::stop);
        attempt("Kafka", broker::stop);
        attempt("PostgreSQL", postgres::stop);
    }

    /** For infrastructure whose data is deleted: an orderly shutdown of Kafka would take seconds. */
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
            LOG.error("Could not stop {}", part, e);
        }
    }

    private Void start(Part part) throws Exception {
        return switch (part) {
            case POSTGRES -> startPostgres();
            case KAFKA -> startKafka();
            case ISSUER -> startIssuer();
        };
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
