package dev.boxoffice.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/** The running PostgreSQL, Kafka and issuer: one of each for all tests of a JVM, started by the first who asks. */
public final class Stack {

    private Stack() {}

    /** What a service finds in its environment; {@code database} is {@code tickets} or {@code orders}. */
    public static Map<String, String> environment(String database) {
        return StackProcess.running().environment(database.toLowerCase(Locale.ROOT));
    }

    /** A connection of the role that owns the database, for looking behind the service's back. */
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

    /** Returns when the broker is gone; its data and port stay reserved for {@link #startKafka()}. */
    public static void stopKafka() {
        Faults.post("/kafka/stop");
    }

    public static void startKafka() {
        Faults.post("/kafka/start");
    }

    /** As {@code kill -9} of the postmaster: every connection breaks, nothing is flushed. */
    public static void killPostgres() {
        Faults.post("/postgres/kill");
    }

    /** Returns when PostgreSQL has recovered the same data and answers on the same port. */
    public static void startPostgres() {
        Faults.post("/postgres/start");
    }

    private static Connection connection(String database, String user, String password) throws SQLException {
        Map<String, String> environment = environment(database);
        return DriverManager.getConnection(
                environment.get("BOXOFFICE_DB_URL"), environment.get(user), environment.get(password));
    }
}
