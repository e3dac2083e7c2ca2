package dev.boxoffice.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Configuration of the relay. */
@ConfigMapping(prefix = "boxoffice.outbox")
interface OutboxConfig {

    /** Whether this process may publish the outbox; false when Debezium's outbox router reads the table. */
    @WithDefault("true")
    boolean relayEnabled();

    /** Time until another process may take over from a relay that stopped responding. */
    @WithDefault("PT4S")
    Duration lease();

    /** Time between attempts of a process without the lease to get it. */
    @WithDefault("PT0.25S")
    Duration leasePollInterval();

    /** Maximum number of rows that are sent in one Kafka transaction. */
    @WithDefault("5000")
    int batchSize();

    /** Number of rows sent before the low watermark moves. */
    @WithDefault("10000")
    int watermarkInterval();

    /** Time between passes that read the table from its start, past all deleted rows that are not vacuumed yet. */
    @WithDefault("PT1H")
    Duration fullLookInterval();

    /** Minimum time between the starts of two passes that do not fill a batch; the added latency of an event under load. */
    @WithDefault("PT0.005S")
    Duration pace();

    /** Maximum time until rows that other processes committed are found. */
    @WithDefault("PT0.05S")
    Duration pollInterval();

    /** Pause after a failure. */
    @WithDefault("PT1S")
    Duration retryDelay();

    /** Time until rows that Kafka rejects are tried again. */
    @WithDefault("PT30S")
    Duration rejectedRetryDelay();
}
