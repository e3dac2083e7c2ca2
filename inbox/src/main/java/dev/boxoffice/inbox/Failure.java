package dev.boxoffice.inbox;

import java.sql.SQLException;

/** Whose fault it is that events could not be applied. */
enum Failure {
    /** The data's: trying again changes nothing. */
    POISON,
    /** The database's, or unknown: trying again may help. */
    OUTAGE,
    UNKNOWN;

    /** By SQLSTATE class: 22 is a data exception, 23 a violated constraint (PostgreSQL manual, appendix A). */
    static Failure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = String.valueOf(sql.getSQLState());
                return state.startsWith("22") || state.startsWith("23") ? POISON : OUTAGE;
            }
        }
        return UNKNOWN;
    }
}
