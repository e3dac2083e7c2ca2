package dev.boxoffice.chaos.workload;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * One request and its answer.
 *
 * @param call the request; its key is the idempotency key, or a key of the ledger's own for requests without one
 * @param status 0 without an answer
 * @param problem the last segment of the problem's type; empty without a problem
 * @param result what the answer says; {@link Result#NONE} unless it is a success
 */
public record Attempt(
        Api.Call call, String instance, Instant sentAt, Instant answeredAt, int status, String problem, Result result) {

    /**
     * The parts of a successful answer that are checked later.
     *
     * @param id of the order or ticket
     * @param payment of the order, if it has one
     */
    public record Result(UUID id, long version, String status, UUID payment) {

        public static final Result NONE = new Result(null, 0, "", null);
    }

    public Kind kind() {
        return call.kind();
    }

    public String user() {
        return call.user();
    }

    public String key() {
        return call.key();
    }

    /** The order or ticket that the request names; null if it creates one. */
    public UUID target() {
        return call.target();
    }

    /** The tickets whose stock the request needs. */
    public Set<UUID> tickets() {
        return call.tickets();
    }

    public Answer answer() {
        return Answer.of(status, problem);
    }

    /** For example {@code 503 overloaded at 01:02:03.456}. */
    public String describe() {
        return "%s %s at %s (sent %s)"
                .formatted(status == 0 ? "no answer" : Integer.toString(status), problem, answeredAt, sentAt)
                .replace("  ", " ");
    }
}
