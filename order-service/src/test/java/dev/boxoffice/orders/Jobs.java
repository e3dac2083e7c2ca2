package dev.boxoffice.orders;

import dev.boxoffice.orders.archive.ArchiveOrders;
import dev.boxoffice.orders.archive.DeleteOldRows;
import dev.boxoffice.orders.buyer.RunErasures;
import dev.boxoffice.orders.calloff.RunCallOffs;
import dev.boxoffice.orders.expiry.ExpireOrders;
import dev.boxoffice.orders.settlement.FollowUpPayments;
import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Runs scheduled jobs at once, so that tests do not wait for the next interval. */
@Unremovable
@ApplicationScoped
public class Jobs {

    private final ExpireOrders expireOrders;
    private final FollowUpPayments followUpPayments;
    private final RunErasures runErasures;
    private final RunCallOffs runCallOffs;
    private final ArchiveOrders archiveOrders;
    private final DeleteOldRows deleteOldRows;
    private final DatabaseClock clock;

    Jobs(
            ExpireOrders expireOrders,
            FollowUpPayments followUpPayments,
            RunErasures runErasures,
            RunCallOffs runCallOffs,
            ArchiveOrders archiveOrders,
            DeleteOldRows deleteOldRows,
            DatabaseClock clock) {
        this.expireOrders = expireOrders;
        this.followUpPayments = followUpPayments;
        this.runErasures = runErasures;
        this.runCallOffs = runCallOffs;
        this.archiveOrders = archiveOrders;
        this.deleteOldRows = deleteOldRows;
        this.clock = clock;
    }

    void expire() {
        expireOrders.expire();
    }

    void followUp() {
        followUpPayments.followUp();
    }

    void erase() {
        runErasures.run();
    }

    void callOff() {
        runCallOffs.run();
    }

    public static void expireOrders() {
        instance().expire();
    }

    public static void followUpPayments() {
        instance().followUp();
    }

    public static void runErasures() {
        instance().erase();
    }

    public static void runCallOffs() {
        instance().callOff();
    }

    void archive(Duration age) {
        archiveOrders.archive(clock.now().minus(age));
    }

    /** Archives all orders that have ended. */
    public static void archiveOrders() {
        archiveOrdersOlderThan(Duration.ZERO);
    }

    public static void archiveOrdersOlderThan(Duration age) {
        instance().archive(age);
    }

    void delete(Duration unpaid, Duration notifications) {
        deleteOldRows.deleteUnpaidOrders(unpaid);
        deleteOldRows.deletePaymentRecords(notifications);
    }

    /** Deletes what is older than these ages. */
    public static void deleteOldRows(Duration unpaid, Duration notifications) {
        instance().delete(unpaid, notifications);
    }

    private static Jobs instance() {
        return Arc.container().instance(Jobs.class).get();
    }
}
