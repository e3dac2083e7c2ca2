package dev.boxoffice.stack.supervise;

import dev.boxoffice.stack.config.Settings;
import dev.boxoffice.stack.os.DiskSpace;
import java.io.IOException;

/** Explains on the console why Kafka ends the supervisor's JVM. */
final class KafkaHalt {

    /** Kafka fails on the first write that does not fit, so a few blocks may be left. */
    private static final long FULL_MIB = 16;

    private KafkaHalt() {}

    static String explain(Settings settings) {
        try {
            long free = DiskSpace.freeMiB(settings.data());
            if (free < FULL_MIB) {
                return ("The disk of %s is full: %d MiB are free. Kafka and the supervisor stop; the services keep running"
                                + " without Kafka. Free some disk space, then run ./boxoffice up.")
                        .formatted(settings.data(), free);
            }
        } catch (IOException e) {
            return "Kafka and the supervisor stop, because %s cannot be read: %s.".formatted(settings.data(), e);
        }
        return "Kafka and the supervisor stop after an error; see %s. Run ./boxoffice up to start them again."
                .formatted(settings.logs().resolve("local-stack.log"));
    }
}
