package dev.boxoffice.inbox;

import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * How often and how long to retry.
 *
 * @param tries number of tries after which a record with an unknown failure is dead-lettered
 * @param pauses maximum number of pauses; the next failure is thrown
 * @param pause time between two tries
 */
record RetryPolicy(int tries, int pauses, Duration pause) {

    private static final Logger LOG = Logger.getLogger(RetryPolicy.class);

    /** For the live consumer, which must not lose a record. */
    static RetryPolicy unlimited(Duration pause) {
        return new RetryPolicy(10, Integer.MAX_VALUE, pause);
    }

    /** For an operator's request, which can be repeated. */
    static RetryPolicy brief() {
        return new RetryPolicy(1, 3, Duration.ofSeconds(1));
    }

    /**
     * Pauses after a failure.
     *
     * @param failures number of failures in a row
     * @throws RuntimeException the given failure, if it is one too many
     * @throws IllegalStateException when interrupted by shutdown; unacknowledged records are delivered again
     */
    void backOff(int failures, String problem, RuntimeException failure) {
        if (failures > pauses) {
            throw failure;
        }
        LOG.warnf("%s, retrying every %s: %s", problem, pause, failure);
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before the batch was applied", e);
        }
    }
}
