package dev.boxoffice.orders.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** Settings of the engine. */
@ConfigMapping(prefix = "boxoffice.engine")
interface EngineConfig {

    /** Maximum number of queued commands of each lane; further commands are refused. */
    @Positive
    @WithDefault("2000")
    int queue();

    /** Maximum number of commands of each lane in one transaction. */
    @Positive
    @WithDefault("128")
    int batch();

    /** Number of worker threads, each with its own transaction. */
    @Positive
    @WithDefault("1")
    int workers();

    /** Maximum age of a command when it is decided. An older command is refused and has no effect. */
    @DurationMin(millis = 1)
    @WithDefault("PT5S")
    Duration deadline();

    /** Time after the deadline until a client whose command is still being committed learns that the outcome is unknown. */
    @DurationMin(millis = 1)
    @WithDefault("PT5S")
    Duration grace();

    /** Time that a transaction waits for a locked row, before the commands that need it step aside. */
    @DurationMin(millis = 1)
    @WithDefault("PT0.1S")
    Duration lockWait();

    /** Pause between two attempts of the commands that stepped aside. */
    @DurationMin(millis = 1)
    @WithDefault("PT0.1S")
    Duration retryInterval();
}
