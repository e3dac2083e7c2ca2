package dev.boxoffice.bench.harness;

import java.time.Duration;

/**
 * Counts arrivals and times them from the first to the last. The delay until the sender notices new work is not counted.
 */
public interface Progress {

    long MAX_MILLIS_WITHOUT_PROGRESS = 60_000;
    long POLL_MILLIS = 5;

    /** Returns the number of arrivals so far. */
    long count() throws Exception;

    /** Returns when {@code expected} arrivals are there. */
    default Arm.Work await(long expected) throws Exception {
        long begun = System.nanoTime();
        long first = 0;
        long firstAt = begun;
        long last = 0;
        long still = 0;
        while (last < expected) {
            Thread.sleep(POLL_MILLIS);
            long now = count();
            still = now == last ? still + POLL_MILLIS : 0;
            if (still > MAX_MILLIS_WITHOUT_PROGRESS) {
                throw new BenchException("no progress at %d of %d".formatted(now, expected));
            }
            last = now;
            if (first == 0 && now > 0) {
                first = now;
                firstAt = System.nanoTime();
            }
        }
        long end = System.nanoTime();
        return first < last
                ? new Arm.Work(last - first, Duration.ofNanos(end - firstAt))
                : new Arm.Work(last, Duration.ofNanos(end - begun));
    }
}
