package dev.boxoffice.orders.order;

import io.smallrye.config.ConfigMapping;
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

    /** How often holds are looked at for having run out. */
    @DurationMin(seconds = 1)
    Duration expiryInterval();

    /** How often counters, orders and money are compared. */
    @DurationMin(seconds = 1)
    Duration reconciliationInterval();
}
