package dev.boxoffice.bench.harness;

import java.time.Duration;

/**
 * How much of everything.
 *
 * @param warmUp for each JVM that answers HTTP
 * @param time of one arm in one round
 * @param scale of the amounts that a bench works through; 1 for all of it
 */
public record Plan(int rounds, Duration time, Duration warmUp, double scale) {

    public static final Plan FULL = new Plan(5, Duration.ofSeconds(5), Duration.ofMinutes(1), 1);
    /** Whether everything still runs; its figures mean nothing. */
    public static final Plan SMOKE = new Plan(1, Duration.ofSeconds(1), Duration.ofSeconds(2), 0.01);

    /** Whether any figure will do. */
    public boolean isSmoke() {
        return scale < 1;
    }

    /** The same, where one of so many arms that share a JVM is warmed up. */
    public Plan warmingUp(int arms) {
        return new Plan(rounds, time, warmUp.dividedBy(arms), scale);
    }

    public int scaled(int amount) {
        return (int) Math.max(1, amount * scale);
    }
}
