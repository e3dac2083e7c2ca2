package dev.boxoffice.database;

import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Set;
import javax.transaction.xa.XAException;

/**
 * Why a statement or transaction failed.
 *
 * @see <a href="https://www.postgresql.org/docs/18/errcodes-appendix.html">PostgreSQL, appendix A: error codes</a>
 */
public enum SqlFailure {
    /** The data is invalid or violates a constraint; a retry cannot succeed. */
    POISON,
    /** A lock timeout, deadlock, serialization failure or transaction timeout; the transaction has no effect and can be retried. */
    CONTENTION,
    /** The database is unavailable or overloaded; a retry succeeds later, and a commit may have succeeded already. */
    OUTAGE,
    /** Any other SQL error, for example a missing table; a retry succeeds once the defect is repaired. */
    DEFECT,
    /** No {@link SQLException} is among the causes. */
    NOT_SQL;

    /** Classes: data exception, integrity constraint violation, program limit exceeded (a value too long for its index). */
    private static final Set<String> POISON_CLASSES = Set.of("22", "23", "54");

    /**
     * Lock not available, deadlock detected, serialization failure, and the timeouts of idle and long transactions, which
     * end the session.
     */
    private static final Set<String> CONTENTION_STATES = Set.of("55P03", "40P01", "40001", "25P03", "25P04");

    /**
     * Classes: connection exception, transaction rollback, insufficient resources, object not in prerequisite state,
     * operator intervention.
     */
    private static final Set<String> OUTAGE_CLASSES = Set.of("08", "40", "53", "55", "57");

    private static final String QUERY_CANCELED = "57014";

    /** Classifies by the SQLSTATE of the first {@link SQLException} among the causes. */
    public static SqlFailure of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return of(sql);
            }
        }
        return NOT_SQL;
    }

    private static SqlFailure of(SQLException thrown) {
        String state = thrown.getSQLState();
        if (thrown instanceof SQLTransientException || state == null) {
            return OUTAGE; // Agroal sets no state when it has no connection in time
        }
        if (CONTENTION_STATES.contains(state)) {
            return CONTENTION;
        }
        String stateClass = state.substring(0, Math.min(2, state.length()));
        if (POISON_CLASSES.contains(stateClass)) {
            return POISON;
        }
        return OUTAGE_CLASSES.contains(stateClass) ? OUTAGE : DEFECT;
    }

    /**
     * Whether a statement or transaction reached its time limit, so that one with less data may succeed. It is an outage as
     * well, because a busy database is another possible cause.
     */
    public static boolean isTimeout(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return sql.getSQLState() == null
                        ? isEnlistmentFailure(sql)
                        : sql.getSQLState().equals(QUERY_CANCELED);
            }
        }
        return false;
    }

    /** Agroal sets no state when the transaction manager has ended the transaction. */
    private static boolean isEnlistmentFailure(SQLException thrown) {
        return thrown.getMessage() != null && thrown.getMessage().contains("without active transaction");
    }

    /**
     * Whether a transaction may have taken effect although its commit failed, for example because the connection was lost
     * during the commit. A failure before the commit always rolls the transaction back.
     */
    public static boolean isOutcomeUnknown(Throwable thrown) {
        XAException commit = commitFailure(thrown);
        if (commit == null) {
            return false;
        }
        return switch (of(commit)) {
            case OUTAGE, NOT_SQL -> true;
            case CONTENTION, POISON, DEFECT -> false; // the server has refused to commit
        };
    }

    /** JTA reports a failed commit as an {@link XAException}, which it attaches to its own exception as suppressed. */
    private static XAException commitFailure(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof XAException commit) {
                return commit;
            }
            for (Throwable suppressed : cause.getSuppressed()) {
                if (suppressed instanceof XAException commit) {
                    return commit;
                }
            }
        }
        return null;
    }

    /** Whether the same statement can succeed later without a repair of schema or code. */
    public boolean isTransient() {
        return this == CONTENTION || this == OUTAGE;
    }

    /** Whether the database, not the data, is the cause, so that the same statement can succeed later. */
    public boolean isRetryable() {
        return isTransient() || this == DEFECT;
    }
}
