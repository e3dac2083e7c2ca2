package dev.boxoffice.stack.infra;

import java.util.Locale;

/** A service's database, with one role that owns and migrates it and one that only reads and writes rows. */
public enum Database {
    TICKETS,
    ORDERS,
    ADMISSIONS;

    static final String SUPERUSER = "postgres";

    String databaseName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String owner() {
        return databaseName() + "_owner";
    }

    String application() {
        return databaseName() + "_app";
    }

    public String url(int port) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, databaseName());
    }
}
