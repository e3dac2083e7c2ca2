package dev.boxoffice.orders.payment.stripe;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Faults between the service and the double. */
public final class StripeFaults {

    private final AtomicInteger drops = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger storedFailures = new AtomicInteger();
    private volatile int status;
    private volatile String pathEnd = "";
    private volatile Duration delay = Duration.ZERO;

    /** The next {@code times} changes take effect, but their connections close without a response. */
    public void dropResponses(int times) {
        drops.set(times);
    }

    /** The same for changes whose path has this ending. */
    public void dropResponsesOf(String path, int times) {
        pathEnd = path;
        drops.set(times);
    }

    /** The next {@code times} requests have no effect and get this status, for example 500 or 429. */
    public void respondWith(int failure, int times) {
        status = failure;
        failures.set(times);
    }

    /** The same for requests whose path has this ending. */
    public void respondWithAt(String path, int failure, int times) {
        pathEnd = path;
        respondWith(failure, times);
    }

    /** One request whose path has this ending fails with this status, and so does every replay of it. */
    public void storeFailureOf(String path, int failure) {
        pathEnd = path;
        status = failure;
        storedFailures.set(1);
    }

    /** From now on, requests take effect at once and their responses are delayed. */
    public void delayResponses(Duration by) {
        delay = by;
    }

    public void clear() {
        drops.set(0);
        failures.set(0);
        storedFailures.set(0);
        delay = Duration.ZERO;
        pathEnd = "";
    }

    boolean dropsResponse(StripeDouble.Request request) {
        return request.method().equals("POST") && request.path().endsWith(pathEnd) && took(drops);
    }

    int status(StripeDouble.Request request) {
        return request.path().endsWith(pathEnd) && took(failures) ? status : 0;
    }

    int storedStatus(StripeDouble.Request request) {
        return request.path().endsWith(pathEnd) && took(storedFailures) ? status : 0;
    }

    void delay() {
        long until = System.nanoTime() + delay.toNanos();
        for (long left = delay.toNanos(); left > 0; left = until - System.nanoTime()) {
            LockSupport.parkNanos(left);
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
        }
    }

    private static boolean took(AtomicInteger left) {
        return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
    }
}
