package dev.boxoffice.stack.infra;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Creates missing databases and roles; every step is idempotent, so the next start repairs an interrupted one. */
final class DatabaseSetup {

    private final int port;
    private final Credentials credentials;

    DatabaseSetup(int port, Credentials credentials) {
        this.port = port;
        this.credentials = credentials;
    }

    void run() throws SQLException {
        try (Connection connection = connect("postgres")) {
            execute(connection, "revoke connect on database postgres, template1 from public");
            for (Database database : Database.values()) {
                createRole(connection, database.owner());
                createRole(connection, database.application());
                createDatabase(connection, database);
            }
        }
        for (Database database : Database.values()) {
            try (Connection connection = connect(database.databaseName())) {
                grantRows(connection, database);
            }
        }
    }

    /**
     * Creates an empty database of ticket-service's owner.
     *
     * @param locale a locale of the operating system, or one of ICU, such as {@code icu-tr}
     */
    void createDatabase(String name, String locale) throws SQLException {
        String options = locale.startsWith("icu-")
                ? "locale_provider icu icu_locale '%s' locale 'C'".formatted(locale.substring("icu-".length()))
                : "locale_provider libc locale '%s'".formatted(locale);
        try (Connection connection = connect("postgres")) {
            execute(
                    connection,
                    "create database \"%s\" owner %s template template0 encoding 'UTF8' %s"
                            .formatted(name, Database.TICKETS.owner(), options));
        }
    }

    private void createRole(Connection connection, String role) throws SQLException {
        if (absent(connection, "select 1 from pg_roles where rolname = ?", role)) {
            execute(connection, "create role %s login password '%s'".formatted(role, credentials.password(role)));
        }
    }

    private static void createDatabase(Connection connection, Database database) throws SQLException {
        String name = database.databaseName();
        if (absent(connection, "select 1 from pg_database where datname = ?", name)) {
            execute(connection, "create database %s owner %s".formatted(name, database.owner()));
        }
        execute(connection, "revoke all on database %s from public".formatted(name));
        execute(connection, "grant connect on database %s to %s".formatted(name, database.application()));
    }

    private static void grantRows(Connection connection, Database database) throws SQLException {
        String owner = database.owner();
        String application = database.application();
        execute(connection, "alter schema public owner to " + owner);
        execute(connection, "revoke all on schema public from public");
        execute(connection, "grant usage on schema public to " + application);
        String defaults = "alter default privileges for role %s in schema public grant ".formatted(owner);
        execute(connection, defaults + "select, insert, update, delete on tables to " + application);
        execute(connection, defaults + "usage on sequences to " + application);
    }

    private static boolean absent(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return !rows.next();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database),
                Database.SUPERUSER,
                credentials.password(Database.SUPERUSER));
    }
}
