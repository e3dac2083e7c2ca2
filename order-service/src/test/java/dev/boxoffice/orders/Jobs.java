package dev.boxoffice.orders;

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

    Jobs(ExpireOrders expireOrders, FollowUpPayments followUpPayments) {
        this.expireOrders = expireOrders;
        this.followUpPayments = followUpPayments;
    }

    void expire() {
        expireOrders.expire();
    }

    void followUp() {
        followUpPayments.followUp();
    }

    public static void expireOrders() {
        instance().expire();
    }

    public static void followUpPayments() {
        instance().followUp();
    }

    private static Jobs instance() {
        return Arc.container().instance(Jobs.class).get();
    }
}
