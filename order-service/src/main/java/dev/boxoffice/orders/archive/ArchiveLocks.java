package dev.boxoffice.orders.archive;

import jakarta.enterprise.context.ApplicationScoped;

/** How the archiver locks orders. Tests replace it to show what happens without the lock. */
@ApplicationScoped
class ArchiveLocks {

    /** Returns the end of a {@code select} statement that locks its rows: orders that are being changed stay. */
    String clause() {
        return " for update skip locked";
    }
}
