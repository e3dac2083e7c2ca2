package dev.boxoffice.inbox;

import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * How failures are waited out.
 *
 * @param tries after so many a failure of unknown cause counts as the message's own
 * @param pauses so often an outage is waited for; then it is the caller's
 */
record RetryPolicy(int tries, int pauses, Duration pause) {

    private static final Logger LOG = Logger.getLogger(RetryPolicy.class);

    /** For the live consumer: nobody waits for it but the partition, which must not lose anything. */
    static RetryPolicy endless(Duration pause) {
        return new RetryPolicy(10, Integer.MAX_VALUE, pause);
    }

    /** For what an operator asked for, and can ask for again. */
    static RetryPolicy brief() {
        return new RetryPolicy(1, 3, Duration.ofSeconds(1));
    }

    /**
     * Pauses after the failure that is the {@code failures}th in a row.
     *
     * @throws RuntimeException the failure, once there were too many
     * @throws IllegalStateException when interrupted, as at shutdown: what was not acknowledged comes again
     */
    void backOff(int failures, String waiting, RuntimeException failure) {
        if (failures > pauses) {
            throw failure;
        }
        LOG.warnf("%s, trying again every %s: %s", waiting, pause, failure);
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before the batch was applied", e);
        }
    }
}
