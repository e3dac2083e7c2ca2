package dev.boxoffice.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Settings of the relay. */
@ConfigMapping(prefix = "boxoffice.outbox")
interface OutboxConfig {

    /** Off where Debezium's outbox router reads the table instead. */
    @WithDefault("true")
    boolean relayEnabled();

    /** How many rows of a shard are sent and deleted together. */
    @WithDefault("500")
    int batchSize();

    /** How long rows committed by another, stopped process may wait to be seen. */
    @WithDefault("PT0.5S")
    Duration pollInterval();

    /** Pause after a failure. */
    @WithDefault("PT1S")
    Duration retryDelay();
}
