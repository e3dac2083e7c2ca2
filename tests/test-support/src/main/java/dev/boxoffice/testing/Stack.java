package dev.boxoffice.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** PostgreSQL, Kafka and a token issuer: one of each for all tests of a JVM, started on first use. */
public final class Stack {

    private Stack() {}

    /** A service's environment variables; {@code database} is {@code tickets}, {@code orders} or {@code admissions}. */
    public static Map<String, String> environment(String database) {
        return StackProcess.running().environment(database.toLowerCase(Locale.ROOT));
    }

    /** A connection of the role that owns the database. */
    public static Connection ownerConnection(String database) throws SQLException {
        return connection(database, "BOXOFFICE_DB_MIGRATION_USER", "BOXOFFICE_DB_MIGRATION_PASSWORD");
    }

    /** A connection of the role the service itself uses. */
    public static Connection applicationConnection(String database) throws SQLException {
        return connection(database, "BOXOFFICE_DB_USER", "BOXOFFICE_DB_PASSWORD");
    }

    public static String kafkaBootstrapServers() {
        return environment("tickets").get("BOXOFFICE_KAFKA_BOOTSTRAP_SERVERS");
    }

    public static String issuer() {
        return environment("tickets").get("BOXOFFICE_OIDC_ISSUER");
    }

    /** Returns once the broker has stopped; its data and port stay reserved for {@link #startKafka()}. */
    public static void stopKafka() {
        Faults.post("/kafka/stop");
    }

    public static void startKafka() {
        Faults.post("/kafka/start");
    }

    /** Like {@code kill -9} of the postmaster: every connection breaks and nothing is flushed. */
    public static void killPostgres() {
        Faults.post("/postgres/kill");
    }

    /** Returns once PostgreSQL has recovered the same data and accepts connections on the same port. */
    public static void startPostgres() {
        Faults.post("/postgres/start");
    }

    /**
     * Creates an empty database of ticket-service's owner and returns its URL.
     *
     * @param locale a locale of the operating system, or one of ICU, such as {@code icu-tr}
     */
    public static String createDatabase(String locale) {
        String name = "test-" + UUID.randomUUID();
        Faults.post("/postgres/create/%s/%s".formatted(name, locale));
        return environment("tickets").get("BOXOFFICE_DB_URL").replaceFirst("/tickets$", "/" + name);
    }

    private static Connection connection(String database, String user, String password) throws SQLException {
        Map<String, String> environment = environment(database);
        return DriverManager.getConnection(
                environment.get("BOXOFFICE_DB_URL"), environment.get(user), environment.get(password));
    }
}
