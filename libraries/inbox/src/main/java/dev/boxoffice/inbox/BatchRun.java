package dev.boxoffice.inbox;

import dev.boxoffice.database.SqlFailure;
import dev.boxoffice.events.Payload;
import dev.boxoffice.inbox.DeferredEvents.Deferred;
import dev.boxoffice.kafka.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Applies one batch: the newest state of every aggregate, except poison and states of locked rows. */
final class BatchRun<P extends Payload> {

    private static final Logger LOG = Logger.getLogger(BatchRun.class);

    /** PostgreSQL's order of UUIDs, which differs from Java's: a consistent lock order prevents deadlocks. */
    private static final Comparator<UUID> AS_IN_POSTGRESQL = Comparator.comparingLong(
                    (UUID id) -> id.getMostSignificantBits() + Long.MIN_VALUE)
            .thenComparingLong(id -> id.getLeastSignificantBits() + Long.MIN_VALUE);

    /** Tries without a pause when a lock was released meanwhile; each try has waited for the lock already. */
    private static final int LOCK_TRIES = 3;

    private final EventDecoder decoder;
    private final Subscription<P> subscription;
    private final RetryPolicy retryPolicy;
    private final BiConsumer<ConsumerRecord<String, byte[]>, String> poison;
    private final Consumer<List<Deferred>> locked;

    private int read;
    private int applied;
    private int superseded;
    private int skipped;
    private int deferred;
    private int deadLettered;

    /**
     * Creates a run.
     *
     * @param poison receives every record that cannot be read or applied, with the reason
     * @param locked receives events whose row another transaction has locked, and must store them
     */
    BatchRun(
            EventDecoder decoder,
            Subscription<P> subscription,
            RetryPolicy retryPolicy,
            BiConsumer<ConsumerRecord<String, byte[]>, String> poison,
            Consumer<List<Deferred>> locked) {
        this.decoder = decoder;
        this.subscription = subscription;
        this.retryPolicy = retryPolicy;
        this.poison = poison;
        this.locked = locked;
    }

    /**
     * The result of a batch.
     *
     * @param applied states passed to the effect, including those that changed nothing
     * @param superseded records with a newer record of the same aggregate in the batch
     * @param skipped records of another or an ignored event type
     * @param deferred states whose row was locked
     * @param deadLettered records that could not be read or applied
     */
    record Result(int read, int applied, int superseded, int skipped, int deferred, int deadLettered) {}

    /**
     * A state to apply.
     *
     * @param older the next older state of the same aggregate in the batch, used if this one is poison; may be {@code null}
     */
    private record Event<P extends Payload>(ConsumerRecord<String, byte[]> message, P payload, Event<P> older) {

        private UUID id() {
            return payload.aggregateId();
        }

        /** Of two records with the same version the later one wins, as in compaction. */
        private Event<P> with(Event<P> other) {
            return other.payload.version() >= payload.version()
                    ? new Event<>(other.message, other.payload, this)
                    : new Event<>(message, payload, older == null ? other : older.with(other));
        }
    }

    Result run(Iterable<ConsumerRecord<String, byte[]>> messages) {
        Class<P> payload = subscription.payload();
        Map<UUID, Event<P>> newest = new HashMap<>();
        for (ConsumerRecord<String, byte[]> message : messages) {
            read++;
            switch (decoder.decode(message, subscription.ignored())) {
                case Decoded.Known(Payload known)
                when payload.isInstance(known) -> keepNewest(newest, new Event<>(message, payload.cast(known), null));
                case Decoded.Known(Payload other) -> skipped++;
                case Decoded.Ignored() -> skipped++;
                case Decoded.UnknownType(String type) -> {
                    LOG.debugf("Skipped event type %s from %s", type, message.topic());
                    skipped++;
                }
                case Decoded.Unreadable(String reason) -> deadLetter(message, reason);
            }
        }
        applyAll(sorted(newest.values()));
        return new Result(read, applied, superseded, skipped, deferred, deadLettered);
    }

    private void keepNewest(Map<UUID, Event<P>> newest, Event<P> event) {
        newest.merge(event.id(), event, (one, other) -> {
            superseded++;
            return one.with(other);
        });
    }

    private static <P extends Payload> List<Event<P>> sorted(Collection<Event<P>> events) {
        return events.stream()
                .sorted(Comparator.comparing(Event::id, AS_IN_POSTGRESQL))
                .toList();
    }

    /** Retries halves of a batch that contains poison, until only the bad record is dead-lettered, or that is too slow. */
    private void applyAll(List<Event<P>> events) {
        apply(events, retryPolicy.tries());
    }

    /** The batch was already retried, so a half gets one try; a single record gets all tries before it is dead-lettered. */
    private void applyHalf(List<Event<P>> events) {
        apply(events, events.size() == 1 ? retryPolicy.tries() : 1);
    }

    private void apply(List<Event<P>> batch, int tries) {
        List<Event<P>> events = new ArrayList<>(batch);
        String reason = tryApply(events, tries);
        if (reason == null) {
            applied += events.size();
        } else if (events.size() == 1) {
            Event<P> bad = events.getFirst();
            deadLetter(bad.message(), reason);
            applyAll(bad.older() == null ? List.of() : List.of(bad.older()));
        } else {
            int half = events.size() / 2;
            applyHalf(events.subList(0, half));
            applyHalf(events.subList(half, events.size()));
        }
    }

    /** Removes deferred events from the list. Returns {@code null} once the others are applied, or the reason why they cannot be. */
    private String tryApply(List<Event<P>> events, int tries) {
        int unexplained = 0;
        for (int failures = 1; !events.isEmpty(); failures++) {
            try {
                subscription.effect().accept(events.stream().map(Event::payload).toList());
                return null;
            } catch (RuntimeException e) {
                SqlFailure failure = SqlFailure.of(e);
                if (failure == SqlFailure.NOT_SQL) {
                    unexplained++;
                }
                boolean tooLarge = events.size() > 1 && SqlFailure.isTimeout(e);
                if (failure == SqlFailure.POISON || unexplained >= tries || tooLarge) {
                    return Reason.ofRoot(e);
                }
                if (failure == SqlFailure.CONTENTION && (deferLocked(events) || failures <= LOCK_TRIES)) {
                    continue;
                }
                retryPolicy.backOff(failures, "Events cannot be applied", e);
            }
        }
        return null;
    }

    /** Returns whether an event was deferred; false as well if that failed. */
    private boolean deferLocked(List<Event<P>> events) {
        try {
            Set<UUID> ids =
                    subscription.locked().apply(events.stream().map(Event::id).toList());
            List<Deferred> found = events.stream()
                    .filter(event -> ids.contains(event.id()))
                    .map(event -> new Deferred(event.id(), event.payload().version(), event.message()))
                    .toList();
            if (!found.isEmpty()) {
                locked.accept(found);
            }
            events.removeIf(event -> ids.contains(event.id()));
            deferred += found.size();
            return !found.isEmpty();
        } catch (RuntimeException e) {
            LOG.debugf("Events of locked rows cannot be deferred: %s", e);
            return false;
        }
    }

    private void deadLetter(ConsumerRecord<String, byte[]> message, String reason) {
        poison.accept(message, reason);
        deadLettered++;
    }
}
