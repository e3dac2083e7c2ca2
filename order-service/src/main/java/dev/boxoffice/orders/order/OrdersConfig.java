package dev.boxoffice.orders.order;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Settings of selling. */
@ConfigMapping(prefix = "boxoffice.orders")
interface OrdersConfig {

    /** How long stock is held for an unpaid order. */
    Duration holdDuration();

    /** How many unpaid orders one user may have at a time. */
    int maxOpenPerUser();

    /** How often holds are looked at for having run out. */
    Duration expiryInterval();
}
