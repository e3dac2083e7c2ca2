package dev.boxoffice.bench.harness;

import java.time.Duration;

/**
 * What comes in elsewhere, timed from the first that is seen to the last: how long its sender took to notice that there is
 * work counts for nobody.
 */
public interface Progress {

    long MOST_MILLIS_WITHOUT_PROGRESS = 60_000;
    long LOOK_MILLIS = 5;

    /** How many are there by now. */
    long count() throws Exception;

    /** Returns when so many are there. */
    default Arm.Work await(long expected) throws Exception {
        long begun = System.nanoTime();
        long first = 0;
        long firstAt = begun;
        long last = 0;
        long still = 0;
        while (last < expected) {
            Thread.sleep(LOOK_MILLIS);
            long now = count();
            still = now == last ? still + LOOK_MILLIS : 0;
            if (still > MOST_MILLIS_WITHOUT_PROGRESS) {
                throw new BenchException("it stands at %d of %d".formatted(now, expected));
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
