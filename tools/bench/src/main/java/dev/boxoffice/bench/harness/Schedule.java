package dev.boxoffice.bench.harness;

import java.util.concurrent.locks.LockSupport;

/** Starts every step at its due time, independent of the steps before (open loop). */
public record Schedule(int count, int perSecond) {

    public interface Step {
        void begin(int n) throws Exception;
    }

    public void run(Step step) throws Exception {
        long begun = System.nanoTime();
        for (int n = 0; n < count; n++) {
            long due = begun + n * 1_000_000_000L / perSecond;
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            step.begin(n);
        }
    }
}
