package dev.boxoffice.chaos.fault;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * A kind of fault.
 *
 * @param name as in the report and in {@code --only}
 * @param needs what the system must have for it
 * @param least the shortest duration
 * @param most the longest duration
 */
public record FaultKind(String name, Need needs, Duration least, Duration most, Function<FaultContext, Fault> create) {

    /** A requirement of a fault. */
    public enum Need {
        NOTHING,
        STOREFRONT,
        TWO_INSTANCES,
        SMALL_DISK
    }

    /** Whether new listings must sell while the fault lasts. */
    boolean isLock() {
        return name.startsWith("lock ") && !name.startsWith("lock table");
    }

    /** Why this run cannot inject the fault; empty if it can. */
    public Optional<String> obstacle(boolean two, boolean storefront, boolean smallDisk) {
        return switch (needs) {
            case NOTHING -> Optional.empty();
            case STOREFRONT -> storefront ? Optional.empty() : Optional.of("needs the storefront");
            case TWO_INSTANCES -> two ? Optional.empty() : Optional.of("needs --two");
            case SMALL_DISK -> smallDisk ? Optional.empty() : Optional.of("needs root, to mount a small file system");
        };
    }
}
