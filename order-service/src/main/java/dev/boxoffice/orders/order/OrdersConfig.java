package dev.boxoffice.orders.order;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of orders. */
@ConfigMapping(prefix = "boxoffice.orders")
interface OrdersConfig {

    /** Duration of a hold for an unpaid order. */
    @DurationMin(seconds = 1)
    Duration holdDuration();

    /** Minimum remaining hold when a payment starts. The hold is extended once if necessary. */
    @DurationMin(seconds = 1)
    Duration paymentWindow();

    /** Maximum number of open orders per user. */
    @Positive
    int maxOpenPerUser();

    /** Maximum number of queued order requests; further requests are rejected. */
    @Positive
    @WithDefault("2000")
    int intakeQueue();

    /** Maximum number of orders in one batch. */
    @Positive
    @WithDefault("128")
    int intakeBatch();

    /** Number of intake worker threads, each with its own transaction. */
    @Positive
    @WithDefault("1")
    int intakeWorkers();

    /** Maximum time that a request waits for its response before it is rejected. */
    @DurationMin(millis = 1)
    @WithDefault("PT5S")
    Duration intakeDeadline();

    /** Maximum time that a batch waits for a lock. */
    @DurationMin(millis = 1)
    @WithDefault("PT1S")
    Duration intakeLockTimeout();

    /** Interval between runs of the expiry. */
    @DurationMin(seconds = 1)
    Duration expiryInterval();

    /** Interval between reconciliations. */
    @DurationMin(seconds = 1)
    Duration reconciliationInterval();
}
