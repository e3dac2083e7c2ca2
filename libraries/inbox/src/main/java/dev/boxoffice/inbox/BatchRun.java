package dev.boxoffice.inbox;

import dev.boxoffice.database.SqlFailure;
import dev.boxoffice.events.Payload;
import dev.boxoffice.kafka.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Applies one batch: the newest state of every aggregate, except records that are poison. */
final class BatchRun<P extends Payload> {

    private static final Logger LOG = Logger.getLogger(BatchRun.class);

    /** PostgreSQL's order of UUIDs, which differs from Java's: a consistent lock order prevents deadlocks. */
    private static final Comparator<UUID> AS_IN_POSTGRESQL = Comparator.comparingLong(
                    (UUID id) -> id.getMostSignificantBits() + Long.MIN_VALUE)
            .thenComparingLong(id -> id.getLeastSignificantBits() + Long.MIN_VALUE);

    private final EventDecoder decoder;
    private final Class<P> payload;
    private final Consumer<List<P>> effect;
    private final RetryPolicy retryPolicy;
    private final BiConsumer<ConsumerRecord<String, byte[]>, String> poison;

    private int read;
    private int applied;
    private int superseded;
    private int skipped;
    private int deadLettered;

    /** {@code poison} receives every record that cannot be read or applied, with the reason. */
    BatchRun(
            EventDecoder decoder,
            Class<P> payload,
            Consumer<List<P>> effect,
            RetryPolicy retryPolicy,
            BiConsumer<ConsumerRecord<String, byte[]>, String> poison) {
        this.decoder = decoder;
        this.payload = payload;
        this.effect = effect;
        this.retryPolicy = retryPolicy;
        this.poison = poison;
    }

    /**
     * A state to apply.
     *
     * @param older the next older state of the same aggregate in the batch, used if this one is poison; may be {@code null}
     */
    private record Event<P extends Payload>(ConsumerRecord<String, byte[]> message, P payload, Event<P> older) {

        /** Of two records with the same version the later one wins, as in compaction. */
        private Event<P> with(Event<P> other) {
            return other.payload.version() >= payload.version()
                    ? new Event<>(other.message, other.payload, this)
                    : new Event<>(message, payload, older == null ? other : older.with(other));
        }
    }

    BatchResult run(Iterable<ConsumerRecord<String, byte[]>> messages) {
        Map<UUID, Event<P>> newest = new HashMap<>();
        for (ConsumerRecord<String, byte[]> message : messages) {
            read++;
            switch (decoder.decode(message)) {
                case Decoded.Known(Payload known)
                when payload.isInstance(known) -> keepNewest(newest, new Event<>(message, payload.cast(known), null));
                case Decoded.Known(Payload other) -> skipped++;
                case Decoded.UnknownType(String type) -> {
                    LOG.debugf("Skipped event type %s from %s", type, message.topic());
                    skipped++;
                }
                case Decoded.Unreadable(String reason) -> deadLetter(message, reason);
            }
        }
        applyAll(sorted(newest.values()));
        return new BatchResult(read, applied, superseded, skipped, deadLettered);
    }

    private void keepNewest(Map<UUID, Event<P>> newest, Event<P> event) {
        newest.merge(event.payload().aggregateId(), event, (one, other) -> {
            superseded++;
            return one.with(other);
        });
    }

    private static <P extends Payload> List<Event<P>> sorted(Collection<Event<P>> events) {
        return events.stream()
                .sorted(Comparator.comparing(event -> event.payload().aggregateId(), AS_IN_POSTGRESQL))
                .toList();
    }

    /** If a batch contains poison, retries halves until only the bad record is dead-lettered. */
    private void applyAll(List<Event<P>> events) {
        if (!events.isEmpty()) {
            settle(events, tryApply(events, retryPolicy.tries()));
        }
    }

    private void settle(List<Event<P>> events, String reason) {
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

    /** The batch was already retried, so a half gets one try; a single record gets all tries before it is dead-lettered. */
    private void applyHalf(List<Event<P>> events) {
        settle(events, tryApply(events, events.size() == 1 ? retryPolicy.tries() : 1));
    }

    /** Returns {@code null} once applied, or the reason why it cannot be. */
    private String tryApply(List<Event<P>> events, int tries) {
        List<P> payloads = new ArrayList<>(events.stream().map(Event::payload).toList());
        int unexplained = 0;
        for (int failures = 1; ; failures++) {
            try {
                effect.accept(payloads);
                return null;
            } catch (RuntimeException e) {
                SqlFailure failure = SqlFailure.of(e);
                if (failure == SqlFailure.NOT_SQL) {
                    unexplained++;
                }
                if (failure == SqlFailure.POISON || unexplained >= tries) {
                    return Reason.ofRoot(e);
                }
                retryPolicy.backOff(failures, "Events cannot be applied", e);
            }
        }
    }

    private void deadLetter(ConsumerRecord<String, byte[]> message, String reason) {
        poison.accept(message, reason);
        deadLettered++;
    }
}
