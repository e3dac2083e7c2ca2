package dev.boxoffice.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of the relay. */
@ConfigMapping(prefix = "boxoffice.outbox")
interface OutboxConfig {

    /** Whether this process publishes the outbox; false when Debezium's outbox router reads the table. */
    @WithDefault("true")
    boolean relayEnabled();

    /** Maximum number of rows of one shard that are sent and deleted together. */
    @WithDefault("2000")
    int batchSize();

    /** Number of rows sent before the low watermarks move. */
    @WithDefault("10000")
    int watermarkInterval();

    /** Time between passes that read the table from its start, past all deleted rows that are not vacuumed yet. */
    @WithDefault("PT1H")
    Duration fullLookInterval();

    /** Minimum time between the starts of two passes that do not fill a batch; the added latency of an event under load. */
    @WithDefault("PT0.01S")
    Duration pace();

    /** Maximum time until rows of a stopped process are found. */
    @WithDefault("PT0.5S")
    Duration pollInterval();

    /** Pause after a failure. */
    @WithDefault("PT1S")
    Duration retryDelay();
}
