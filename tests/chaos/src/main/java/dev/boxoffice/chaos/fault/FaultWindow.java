package dev.boxoffice.chaos.fault;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One fault that was injected.
 *
 * @param recovery the time from the beginning of the repair until a new listing sells; empty if it never did
 * @param soldMeanwhile whether a new listing sold while the fault lasted; empty if that was not measured
 */
public record FaultWindow(
        String kind,
        Scope scope,
        Instant injectedAt,
        Instant healedAt,
        Instant recoveredAt,
        Optional<Duration> recovery,
        Optional<Boolean> soldMeanwhile) {

    /** Whether the time lies between the injection and the recovery, or shortly after it. */
    public boolean covers(Instant time, Duration grace) {
        return !time.isBefore(injectedAt) && !time.isAfter(recoveredAt.plus(grace));
    }

    public Duration length() {
        return Duration.between(injectedAt, healedAt);
    }
}
