package dev.boxoffice.orders.calloff;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;

/** Settings of the work on orders of shows that are called off. */
@ConfigMapping(prefix = "boxoffice.call-off")
interface CallOffConfig {

    /** Limit for all instances together: refunds that are requested per second, over all shows. */
    @Positive
    @Max(1_000)
    @WithDefault("10")
    int refundsPerSecond();
}
