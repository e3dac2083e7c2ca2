package dev.boxoffice.orders.payment.stripe;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** What goes wrong between the service and the double. */
public final class StripeFaults {

    private final AtomicInteger drops = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private final AtomicInteger keptFailures = new AtomicInteger();
    private volatile int status;
    private volatile String pathEnd = "";
    private volatile Duration delay = Duration.ZERO;

    /** So many changes have their effect, and the connection closes without an answer. */
    public void dropAnswers(int times) {
        drops.set(times);
    }

    /** The same of changes whose path ends so. */
    public void dropAnswersOf(String path, int times) {
        pathEnd = path;
        drops.set(times);
    }

    /** So many requests have no effect and get this status, for example 500 or 429. */
    public void answerWith(int failure, int times) {
        status = failure;
        failures.set(times);
    }

    /** The same of requests whose path ends so. */
    public void answerWithAt(String path, int failure, int times) {
        pathEnd = path;
        answerWith(failure, times);
    }

    /** One request whose path ends so has no effect and gets this status, and so has its every repetition. */
    public void keepFailureOf(String path, int failure) {
        pathEnd = path;
        status = failure;
        keptFailures.set(1);
    }

    /** From now on every request has its effect at once and its answer so much later. */
    public void delayAnswers(Duration by) {
        delay = by;
    }

    public void clear() {
        drops.set(0);
        failures.set(0);
        keptFailures.set(0);
        delay = Duration.ZERO;
        pathEnd = "";
    }

    boolean dropsAnswer(StripeDouble.Request request) {
        return request.method().equals("POST") && request.path().endsWith(pathEnd) && took(drops);
    }

    int status(StripeDouble.Request request) {
        return request.path().endsWith(pathEnd) && took(failures) ? status : 0;
    }

    int keptStatus(StripeDouble.Request request) {
        return request.path().endsWith(pathEnd) && took(keptFailures) ? status : 0;
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
