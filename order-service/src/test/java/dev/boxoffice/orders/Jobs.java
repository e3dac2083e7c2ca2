package dev.boxoffice.orders;

import dev.boxoffice.orders.buyer.RunErasures;
import dev.boxoffice.orders.expiry.ExpireOrders;
import dev.boxoffice.orders.settlement.FollowUpPayments;
import io.quarkus.arc.Arc;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;

/** Runs scheduled jobs at once, so that tests do not wait for the next interval. */
@Unremovable
@ApplicationScoped
public class Jobs {

    private final ExpireOrders expireOrders;
    private final FollowUpPayments followUpPayments;
    private final RunErasures runErasures;

    Jobs(ExpireOrders expireOrders, FollowUpPayments followUpPayments, RunErasures runErasures) {
        this.expireOrders = expireOrders;
        this.followUpPayments = followUpPayments;
        this.runErasures = runErasures;
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

    public static void expireOrders() {
        instance().expire();
    }

    public static void followUpPayments() {
        instance().followUp();
    }

    public static void runErasures() {
        instance().erase();
    }

    private static Jobs instance() {
        return Arc.container().instance(Jobs.class).get();
    }
}
