package dev.boxoffice.bench.harness;

import java.time.Duration;

/** One implementation that a bench measures. */
public interface Arm {

    String name();

    /** Restores the state in which every round begins. */
    default void reset() throws Exception {}

    /**
     * Works for about {@code time}, or through a fixed amount of work.
     *
     * @throws BenchException if a consistency check fails, which voids the figures
     */
    Work run(Duration time) throws Exception;

    /** Returns the CPU time consumed so far, by everything that the costs of this arm include. */
    default long cpuMillis() {
        return CpuTime.millis();
    }

    /** Completed operations and the time they took. */
    record Work(long operations, Duration elapsed) {

        double perSecond() {
            return operations * 1e9 / elapsed.toNanos();
        }
    }
}
