package dev.boxoffice.inbox;

import dev.boxoffice.events.Payload;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Applies a batch of records so that one bad message stops nobody else and no good one is lost.
 *
 * <p>Returns when every record is applied, skipped or put aside; then the batch may be acknowledged.
 */
@ApplicationScoped
public class Inbox {

    private static final Logger LOG = Logger.getLogger(Inbox.class);
    /** After so many tries a failure of unknown cause counts as the message's own. */
    private static final int MAX_UNEXPLAINED_FAILURES = 10;

    private final EventDecoder decoder;
    private final DeadLetters deadLetters;
    private final InboxOffsets offsets;
    private final InboxMetrics metrics;
    private final Duration retryDelay;

    Inbox(
            EventDecoder decoder,
            DeadLetters deadLetters,
            InboxOffsets offsets,
            InboxMetrics metrics,
            @ConfigProperty(name = "boxoffice.inbox.retry-delay", defaultValue = "PT1S") Duration retryDelay) {
        this.decoder = decoder;
        this.deadLetters = deadLetters;
        this.offsets = offsets;
        this.metrics = metrics;
        this.retryDelay = retryDelay;
    }

    /**
     * A state to apply.
     *
     * @param older the next older state of the same aggregate in the batch, should this one be poison; else {@code null}
     */
    private record Event<P extends Payload>(ConsumerRecord<String, byte[]> message, P payload, Event<P> older) {

        private Event<P> with(Event<P> other) {
            return other.payload.version() > payload.version()
                    ? new Event<>(other.message, other.payload, this)
                    : new Event<>(message, payload, older == null ? other : older.with(other));
        }
    }

    /**
     * Applies the newest payload of every aggregate in the batch.
     *
     * @param payload the kind of event to apply; others on the topic are skipped
     * @param effect applies payloads in one transaction of its own, guarded by their version; it is given at most one
     *     per aggregate, the newest, in the order of aggregate ids, and may be called again with the same ones
     */
    public <P extends Payload> void apply(
            ConsumerRecords<String, byte[]> messages, Class<P> payload, Consumer<List<P>> effect) {
        Map<UUID, Event<P>> newest = new HashMap<>();
        for (ConsumerRecord<String, byte[]> message : messages) {
            switch (decoder.decode(message)) {
                case Decoded.Known(Payload known)
                when payload.isInstance(known) -> keepNewest(newest, new Event<>(message, payload.cast(known), null));
                case Decoded.Known(Payload other) -> metrics.skipped(message.topic());
                case Decoded.Foreign(String type) -> {
                    LOG.debugf("Skipped a %s from %s", type, message.topic());
                    metrics.skipped(message.topic());
                }
                case Decoded.Unreadable(String reason) -> putAside(message, reason);
            }
        }
        applyAll(sorted(newest.values()), effect);
        untilDone("Offsets wait for the database", () -> offsets.advancePast(messages));
    }

    private <P extends Payload> void keepNewest(Map<UUID, Event<P>> newest, Event<P> event) {
        newest.merge(event.payload().aggregateId(), event, (one, other) -> {
            metrics.superseded(event.message().topic(), 1);
            return one.with(other);
        });
    }

    /** In PostgreSQL's order of uuids, not Java's, so that nobody locks another's rows crosswise. */
    private static <P extends Payload> List<Event<P>> sorted(Collection<Event<P>> events) {
        return events.stream()
                .sorted(Comparator.comparing(
                        event -> event.payload().aggregateId().toString()))
                .toList();
    }

    /** On poison tries again in halves, until only the bad message is left out. */
    private <P extends Payload> void applyAll(List<Event<P>> events, Consumer<List<P>> effect) {
        if (!events.isEmpty()) {
            String poison = tryApply(events, effect, MAX_UNEXPLAINED_FAILURES);
            settle(events, effect, poison);
        }
    }

    private <P extends Payload> void settle(List<Event<P>> events, Consumer<List<P>> effect, String poison) {
        if (poison == null) {
            metrics.applied(events.getFirst().message().topic(), events.size());
        } else if (events.size() == 1) {
            Event<P> bad = events.getFirst();
            putAside(bad.message(), poison);
            applyAll(bad.older() == null ? List.of() : List.of(bad.older()), effect);
        } else {
            int half = events.size() / 2;
            applyHalf(events.subList(0, half), effect);
            applyHalf(events.subList(half, events.size()), effect);
        }
    }

    /** The whole was tried often enough; only what would be put aside is tried as often again. */
    private <P extends Payload> void applyHalf(List<Event<P>> events, Consumer<List<P>> effect) {
        settle(events, effect, tryApply(events, effect, events.size() == 1 ? MAX_UNEXPLAINED_FAILURES : 1));
    }

    /** Returns {@code null} once applied, or why it never will be; waits for as long as the database is away. */
    private <P extends Payload> String tryApply(List<Event<P>> events, Consumer<List<P>> effect, int tries) {
        List<P> payloads = new ArrayList<>(events.stream().map(Event::payload).toList());
        for (int unexplained = 0; ; ) {
            try {
                effect.accept(payloads);
                return null;
            } catch (RuntimeException e) {
                Failure failure = Failure.of(e);
                if (failure == Failure.UNKNOWN) {
                    unexplained++;
                }
                if (failure == Failure.POISON || unexplained >= tries) {
                    return Reason.ofRoot(e);
                }
                LOG.warnf("Events wait to be applied, trying again every %s: %s", retryDelay, e);
                pause();
            }
        }
    }

    private void putAside(ConsumerRecord<String, byte[]> message, String reason) {
        untilDone("A dead letter waits for the broker", () -> deadLetters.put(message, reason));
        metrics.deadLettered(message.topic());
    }

    private void untilDone(String waiting, Runnable work) {
        while (true) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                LOG.warnf("%s, trying again every %s: %s", waiting, retryDelay, e);
                pause();
            }
        }
    }

    /** Interrupted at shutdown: the batch stays unacknowledged and comes again. */
    private void pause() {
        try {
            Thread.sleep(retryDelay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped before the batch was applied", e);
        }
    }
}
