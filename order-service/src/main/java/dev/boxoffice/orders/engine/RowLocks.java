package dev.boxoffice.orders.engine;

import jakarta.enterprise.context.ApplicationScoped;

/** How a transaction locks rows. Tests replace it to show what happens without locks. */
@ApplicationScoped
class RowLocks {

    /** Returns the end of a {@code select} statement that locks its rows. */
    String clause(Locking locking) {
        return switch (locking) {
            case WAIT -> " for no key update";
            case SKIP -> " for no key update skip locked";
        };
    }
}
