package dev.boxoffice.inbox;

import dev.boxoffice.events.Payload;
import dev.boxoffice.events.Topics;
import dev.boxoffice.kafka.KafkaUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/**
 * Handles the dead letters of this service's consumer: applies them again, or dismisses one.
 *
 * <p>A letter that fails again stays open. A failed redrive repeats at most its last batch.
 */
@ApplicationScoped
public class Redrive {

    private static final Logger LOG = Logger.getLogger(Redrive.class);

    private static final int MAX_LETTERS = 10_000;
    /** Limits the memory: a letter may have a megabyte. */
    private static final int MAX_BATCH = 50;
    /** No batch starts after this time, so that the caller gets a response before its timeout. */
    private static final Duration BUDGET = Duration.ofSeconds(20);

    /** Namespace of the advisory lock; its second key is {@code hashtext} of the dead-letter topic. */
    private static final int LOCK_CLASS = 0x0B0D;

    private final DataSource dataSource;
    private final Subscriptions subscriptions;
    private final CollectDeadLetters collectDeadLetters;
    private final DeadLetterTable table;
    private final DeferredEvents deferredEvents;
    private final EventDecoder decoder;

    Redrive(
            DataSource dataSource,
            Subscriptions subscriptions,
            CollectDeadLetters collectDeadLetters,
            DeadLetterTable table,
            DeferredEvents deferredEvents,
            EventDecoder decoder) {
        this.dataSource = dataSource;
        this.subscriptions = subscriptions;
        this.collectDeadLetters = collectDeadLetters;
        this.table = table;
        this.deferredEvents = deferredEvents;
        this.decoder = decoder;
    }

    /**
     * The result of a redrive: {@code read = applied + skipped + deadAgain}.
     *
     * @param applied applied now, deferred until a lock is released, or already known
     * @param skipped letters of another event type
     * @param deadAgain failed again, and still open
     * @param remaining open letters that this redrive did not try
     */
    public record Outcome(long read, long applied, long skipped, long deadAgain, long remaining) {

        private Outcome plus(Outcome other) {
            return new Outcome(
                    read + other.read,
                    applied + other.applied,
                    skipped + other.skipped,
                    deadAgain + other.deadAgain,
                    remaining + other.remaining);
        }
    }

    /** The open letters after collecting new ones. */
    public long waiting() {
        return subscriptions.all().stream()
                .mapToLong(subscription -> {
                    collectDeadLetters.collect(subscription.topic());
                    return table.count(subscription.topic());
                })
                .sum();
    }

    /**
     * Applies at most 10,000 letters again, in about 20 s; those that were tried longest ago come first.
     *
     * @param operator the subject of the operator's token, for the log
     * @return empty when another redrive is running, in this process or another
     * @throws KafkaUnavailableException when letters cannot be collected
     */
    public Optional<Outcome> run(String operator) {
        return alone(() -> {
            var outcome = new Outcome(0, 0, 0, 0, 0);
            for (Subscription<?> subscription : subscriptions.all()) {
                collectDeadLetters.collect(subscription.topic());
                outcome = outcome.plus(new Round<>(subscription, operator).run());
            }
            LOG.infof("Dead letters redriven by %s: %s", operator, outcome);
            return outcome;
        });
    }

    /**
     * Closes a letter without applying it.
     *
     * @return whether the letter was open; empty when a redrive is running
     */
    public Optional<Boolean> dismiss(long id, String operator) {
        return alone(() -> {
            boolean dismissed = table.dismiss(id, operator);
            if (dismissed) {
                LOG.infof("Dead letter %d dismissed by %s", id, operator);
            }
            return dismissed;
        });
    }

    /** The lock belongs to the session, so that no transaction stays open meanwhile. */
    private <T> Optional<T> alone(Supplier<T> work) {
        if (subscriptions.all().isEmpty()) {
            throw new IllegalStateException("no subscription");
        }
        String name = Topics.deadLetters(subscriptions.all().getFirst().topic());
        try (Connection connection = dataSource.getConnection()) {
            if (!lock(connection, "select pg_try_advisory_lock(?, hashtext(?))", name)) {
                return Optional.empty();
            }
            try {
                return Optional.of(work.get());
            } finally {
                lock(connection, "select pg_advisory_unlock(?, hashtext(?))", name);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not lock the redrive of " + name, e);
        }
    }

    private static boolean lock(Connection connection, String sql, String name) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setInt(1, LOCK_CLASS);
            select.setString(2, name);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private final class Round<P extends Payload> {

        private final long startedAt = System.nanoTime();
        private final Subscription<P> subscription;
        private final String operator;
        private long read;
        private long skipped;
        private long deadAgain;

        Round(Subscription<P> subscription, String operator) {
            this.subscription = subscription;
            this.operator = operator;
        }

        Outcome run() {
            Instant begun = table.now();
            while (read + MAX_BATCH <= MAX_LETTERS && System.nanoTime() - startedAt < BUDGET.toNanos()) {
                List<DeadLetter> batch = table.untried(subscription.topic(), begun, MAX_BATCH);
                if (batch.isEmpty()) {
                    break;
                }
                apply(batch);
            }
            long remaining = table.countUntried(subscription.topic(), begun);
            return new Outcome(read, read - skipped - deadAgain, skipped, deadAgain, remaining);
        }

        private void apply(List<DeadLetter> batch) {
            IdentityHashMap<ConsumerRecord<String, byte[]>, DeadLetter> letters = new IdentityHashMap<>();
            List<ConsumerRecord<String, byte[]>> messages = new ArrayList<>();
            for (DeadLetter letter : batch) {
                ConsumerRecord<String, byte[]> message = letter.message();
                letters.put(message, letter);
                messages.add(message);
            }
            Map<Long, String> failed = new HashMap<>();
            BatchRun.Result result = new BatchRun<>(
                            decoder,
                            subscription,
                            RetryPolicy.brief(),
                            (message, reason) ->
                                    failed.put(letters.get(message).id(), message.value() == null ? null : reason),
                            deferredEvents::store)
                    .run(messages);
            table.fail(failed);
            table.apply(
                    batch.stream()
                            .map(DeadLetter::id)
                            .filter(id -> !failed.containsKey(id))
                            .toList(),
                    operator);
            read += batch.size();
            skipped += result.skipped();
            deadAgain += failed.size();
        }
    }
}
