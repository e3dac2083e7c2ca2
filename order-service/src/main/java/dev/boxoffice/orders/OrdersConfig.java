package dev.boxoffice.orders;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of orders. */
@ConfigMapping(prefix = "boxoffice.orders")
public interface OrdersConfig {

    /** Duration of a hold for an unpaid order. */
    @DurationMin(seconds = 1)
    Duration holdDuration();

    /** Minimum remaining hold when a payment starts. The hold is extended once if necessary. */
    @DurationMin(seconds = 1)
    Duration paymentWindow();

    /** Maximum number of open orders per user. */
    @Positive
    int maxOpenPerUser();

    /** Interval between runs of the expiry. */
    @DurationMin(seconds = 1)
    Duration expiryInterval();

    /** Time from the last change of an ended order until it is archived; empty to keep all orders. */
    Optional<@DurationMin(hours = 1) Duration> archiveAfter();

    /** Time from the end of an archived order that was never paid until it is deleted; empty to keep all orders. */
    Optional<@DurationMin(days = 30) Duration> unpaidRetention();

    /** How long the ids of provider notifications are kept. Providers repeat a notification for up to 30 days. */
    @DurationMin(days = 30)
    Duration notificationRetention();

    /** Interval between reconciliations. */
    @DurationMin(seconds = 1)
    Duration reconciliationInterval();
}
