package dev.boxoffice.admissions.print;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Runs one task at a time. Limits the callers that wait, because each occupies a worker thread. */
final class OneAtATime {

    private final Semaphore callers;
    private final Semaphore running = new Semaphore(1, true);
    private final Duration maxWait;

    OneAtATime(int maxWaiting, Duration maxWait) {
        this.callers = new Semaphore(1 + maxWaiting);
        this.maxWait = maxWait;
    }

    /** The result of a task; empty if it was not run, because other tasks run and wait. */
    <T> Optional<T> run(Supplier<T> task) {
        if (!callers.tryAcquire()) {
            return Optional.empty();
        }
        try {
            return running.tryAcquire(maxWait.toMillis(), TimeUnit.MILLISECONDS)
                    ? Optional.of(runAndRelease(task))
                    : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            callers.release();
        }
    }

    private <T> T runAndRelease(Supplier<T> task) {
        try {
            return task.get();
        } finally {
            running.release();
        }
    }
}
