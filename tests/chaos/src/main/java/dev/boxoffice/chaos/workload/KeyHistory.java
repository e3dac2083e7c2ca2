package dev.boxoffice.chaos.workload;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All attempts with one idempotency key, and what they prove about its effect. */
public final class KeyHistory {

    private final List<Attempt> attempts;

    public KeyHistory(List<Attempt> attempts) {
        this.attempts =
                attempts.stream().sorted(Comparator.comparing(Attempt::sentAt)).toList();
    }

    public List<Attempt> attempts() {
        return attempts;
    }

    public Attempt first() {
        return attempts.getFirst();
    }

    public Attempt last() {
        return attempts.getLast();
    }

    /** What the attempts together promise. */
    public Answer answer() {
        boolean open = false;
        Answer known = Answer.NOT_TAKEN;
        for (Attempt attempt : attempts) {
            switch (attempt.answer()) {
                case ACKNOWLEDGED -> {
                    return Answer.ACKNOWLEDGED;
                }
                case REFUSED -> {
                    open = false;
                    known = Answer.REFUSED;
                }
                case NOT_TAKEN -> {
                    // says nothing about the others
                }
                case UNKNOWN -> open = true;
            }
        }
        return open ? Answer.UNKNOWN : known;
    }

    /** The ids of all acknowledged results; one key must have at most one. */
    public List<UUID> results() {
        return attempts.stream()
                .filter(attempt -> attempt.answer() == Answer.ACKNOWLEDGED)
                .map(attempt -> attempt.result().id())
                .distinct()
                .toList();
    }

    /**
     * Why an effect at this time breaks a promise to the client; empty if an attempt explains it.
     *
     * <p>An attempt explains an effect after it was sent, unless the attempt was answered without taking it, or a later answer
     * refused the key before the effect.
     */
    public Optional<String> objection(Instant effectAt) {
        Instant refused = attempts.stream()
                .filter(attempt -> attempt.answer() == Answer.REFUSED)
                .map(Attempt::answeredAt)
                .filter(at -> at.isBefore(effectAt))
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        boolean explained = attempts.stream()
                .filter(attempt -> attempt.answer() == Answer.ACKNOWLEDGED || attempt.answer() == Answer.UNKNOWN)
                .map(Attempt::sentAt)
                .anyMatch(sentAt -> !sentAt.isAfter(effectAt) && sentAt.isAfter(refused));
        return explained
                ? Optional.empty()
                : Optional.of("key %s had an effect at %s, but its answers were %s"
                        .formatted(first().key(), effectAt, describe()));
    }

    public String describe() {
        return attempts.stream().map(Attempt::describe).toList().toString();
    }
}
