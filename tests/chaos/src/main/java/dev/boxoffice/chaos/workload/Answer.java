package dev.boxoffice.chaos.workload;

import java.util.Set;

/** What an answer promises to the client. */
public enum Answer {
    /** The change is durable. */
    ACKNOWLEDGED,
    /** The change was refused for good, and so was every earlier attempt with the same key. */
    REFUSED,
    /** This attempt has no effect; an earlier attempt with the same key may have one. */
    NOT_TAKEN,
    /** Nothing is promised until the same key is repeated. */
    UNKNOWN;

    /** Problems that concern one attempt: the service did not look the key up. */
    private static final Set<String> NOT_LOOKED_UP =
            Set.of("overloaded", "unavailable", "kafka-unavailable", "rate-limited", "request-timeout", "unauthorized");

    private static final Set<String> UNDECIDED =
            Set.of("outcome-unknown", "idempotency-key-in-use", "payment-provider-unavailable");

    /**
     * Classifies an answer.
     *
     * @param status 0 without an answer
     * @param problem the last segment of the problem's type; empty without a problem
     */
    public static Answer of(int status, String problem) {
        if (status >= 200 && status < 300) {
            return ACKNOWLEDGED;
        }
        if (UNDECIDED.contains(problem)) {
            return UNKNOWN;
        }
        if (NOT_LOOKED_UP.contains(problem)) {
            return NOT_TAKEN;
        }
        return status >= 400 && status < 500 ? REFUSED : UNKNOWN;
    }
}
