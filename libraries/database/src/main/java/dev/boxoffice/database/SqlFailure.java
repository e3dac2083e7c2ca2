package dev.boxoffice.database;

import java.sql.SQLException;
import java.util.Set;

/** Whose fault it is that something could not be written. */
public enum SqlFailure {
    /** The data's: trying again changes nothing. */
    POISON,
    /** The database's: trying again helps once it is back. */
    OUTAGE,
    /** Nobody says: trying again may help, but not for ever. */
    UNKNOWN;

    /**
     * SQLSTATE classes (PostgreSQL manual, appendix A): data exception, violated constraint, program limit exceeded,
     * for example by a value too long for its index.
     */
    private static final Set<String> DATA = Set.of("22", "23", "54");

    /** Judges by the first {@link SQLException} among the causes. */
    public static SqlFailure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = String.valueOf(sql.getSQLState());
                return DATA.stream().anyMatch(state::startsWith) ? POISON : OUTAGE;
            }
        }
        return UNKNOWN;
    }
}
