package dev.boxoffice.bench.harness;

import java.time.Duration;

/** One way to do what a bench measures. */
public interface Arm {

    String name();

    /** Brings everything back to where each round begins. */
    default void reset() throws Exception {}

    /**
     * Does it for about so long, or a fixed amount of it.
     *
     * @throws BenchException when that broke a promise, which voids the figures
     */
    Work run(Duration time) throws Exception;

    /** What was done in a run, with its effect, and how long it took. */
    record Work(long operations, Duration elapsed) {

        double perSecond() {
            return operations * 1e9 / elapsed.toNanos();
        }
    }
}
