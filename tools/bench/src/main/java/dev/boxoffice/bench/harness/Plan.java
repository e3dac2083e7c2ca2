package dev.boxoffice.bench.harness;

import java.time.Duration;

/**
 * How long and how much a bench measures.
 *
 * @param warmUp time to warm up each JVM that serves HTTP
 * @param time duration of one arm in one round
 * @param scale fraction of the full data volume
 */
public record Plan(int rounds, Duration time, Duration warmUp, double scale) {

    public static final Plan FULL = new Plan(5, Duration.ofSeconds(5), Duration.ofMinutes(1), 1);
    /** Checks only that every bench runs. Its figures are meaningless. */
    public static final Plan SMOKE = new Plan(1, Duration.ofSeconds(1), Duration.ofSeconds(2), 0.01);

    /** Whether only the run matters and not the figures. */
    public boolean isSmoke() {
        return scale < 1;
    }

    /** Divides the warm-up time by the number of arms that share a JVM. */
    public Plan sharingWarmUp(int arms) {
        return new Plan(rounds, time, warmUp.dividedBy(arms), scale);
    }

    public int scaled(int amount) {
        return (int) Math.max(1, amount * scale);
    }
}
