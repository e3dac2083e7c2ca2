package dev.boxoffice.orders.engine;

import jakarta.enterprise.context.ApplicationScoped;

/** How a transaction locks rows. Tests replace it to show what happens without locks. */
@ApplicationScoped
public class RowLocks {

    private static final String LOCK_BUYERS = """
            select user_id, pg_advisory_xact_lock(id) from (
                select user_id, hashtextextended(user_id, 1) as id
                from unnest(?::text[]) as u (user_id) order by id offset 0) sorted
            """;

    private static final String TRY_LOCK_BUYERS = """
            select user_id from unnest(?::text[]) as u (user_id)
            where pg_try_advisory_xact_lock(hashtextextended(user_id, 1))
            """;

    /** Returns the end of a {@code select} statement that locks its rows. */
    String clause(Locking locking) {
        return switch (locking) {
            case WAIT -> " for no key update";
            case SKIP -> " for no key update skip locked";
        };
    }

    /** Returns the statement that locks buyers and selects those whose lock was granted. */
    public String buyers(Locking locking) {
        return switch (locking) {
            case WAIT -> LOCK_BUYERS;
            case SKIP -> TRY_LOCK_BUYERS;
        };
    }
}
