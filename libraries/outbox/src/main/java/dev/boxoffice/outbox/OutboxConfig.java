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
    @WithDefault("2000")
    int batchSize();

    /** How many rows are sent before the place where looking begins is moved up. */
    @WithDefault("10000")
    int watermarkInterval();

    /** How often looking begins at the start all the same; it then passes over every deleted row that is not vacuumed. */
    @WithDefault("PT1H")
    Duration fullLookInterval();

    /** Time from the begin of a pass that found little to the next; what an event may wait longer in a rush. */
    @WithDefault("PT0.01S")
    Duration pace();

    /** How long rows committed by another, stopped process may wait to be seen. */
    @WithDefault("PT0.5S")
    Duration pollInterval();

    /** Pause after a failure. */
    @WithDefault("PT1S")
    Duration retryDelay();
}
