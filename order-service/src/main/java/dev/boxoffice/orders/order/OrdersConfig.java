package dev.boxoffice.orders.order;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of selling. */
@ConfigMapping(prefix = "boxoffice.orders")
interface OrdersConfig {

    /** How long stock is held for an unpaid order. */
    @DurationMin(seconds = 1)
    Duration holdDuration();

    /** How much of the hold is left at least when the buyer starts to pay; the only extension there is. */
    @DurationMin(seconds = 1)
    Duration paymentWindow();

    /** How many unpaid orders one user may have at a time. */
    @Positive
    int maxOpenPerUser();

    /** How many requests may wait for their order at a time; more are turned away. */
    @Positive
    @WithDefault("2000")
    int intakeQueue();

    /** How many orders one transaction takes at most. */
    @Positive
    @WithDefault("128")
    int intakeBatch();

    /** How many transactions place orders at a time. */
    @Positive
    @WithDefault("1")
    int intakeWorkers();

    /** How long a request may wait for its answer; after that it is turned away. */
    @DurationMin(millis = 1)
    @WithDefault("PT5S")
    Duration intakeDeadline();

    /** How long somebody's lock may keep a transaction that places orders. */
    @DurationMin(millis = 1)
    @WithDefault("PT1S")
    Duration intakeLockTimeout();

    /** How often holds are looked at for having run out. */
    @DurationMin(seconds = 1)
    Duration expiryInterval();

    /** How often counters, orders and money are compared. */
    @DurationMin(seconds = 1)
    Duration reconciliationInterval();
}
