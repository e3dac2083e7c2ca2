package dev.boxoffice.inbox;

import static dev.boxoffice.inbox.Messages.availability;
import static dev.boxoffice.inbox.Messages.batch;
import static dev.boxoffice.inbox.Messages.json;
import static dev.boxoffice.inbox.Messages.message;
import static dev.boxoffice.inbox.Messages.ticket;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boxoffice.events.EventType;
import dev.boxoffice.events.TicketV1;
import dev.boxoffice.events.Topics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.junit.jupiter.api.Test;

class InboxTest {

    private static final UUID A = UUID.fromString("01936c5a-0000-7000-8000-00000000000a");
    private static final UUID B = UUID.fromString("01936c5a-0000-7000-8000-00000000000b");
    private static final UUID HIGH = UUID.fromString("f1936c5a-0000-4000-8000-00000000000c");

    private final Set<UUID> locked = new HashSet<>();

    /** The observed actions in order: applied ids and versions, dead letters, offsets. */
    private final List<String> log = new ArrayList<>();

    private final List<String> reasons = new ArrayList<>();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private Set<EventType> ignored = Set.of();
    private int offsetFailuresToCome;
    private int letterFailuresToCome;

    @Test
    void appliesOnlyTheNewestOfEachAggregate() {
        apply(
                batch(message(ticket(A, 2)), message(ticket(B, 7)), message(ticket(A, 3)), message(ticket(A, 1))),
                this::record);

        assertThat(log).containsExactly("applied a3 b7", "offsets 4");
        assertThat(count("applied")).isEqualTo(2);
        assertThat(count("superseded")).isEqualTo(2);
    }

    @Test
    void appliesInTheOrderInWhichTheDatabaseSortsIds() {
        apply(batch(message(ticket(HIGH, 1)), message(ticket(B, 1)), message(ticket(A, 1))), this::record);

        assertThat(log).startsWith("applied a1 b1 c1");
    }

    @Test
    void skipsOtherPayloadsAndUnknownTypes() {
        apply(
                batch(message(availability(A, 1)), message("com.example.other", "?"), message(ticket(A, 1))),
                this::record);

        assertThat(log).containsExactly("applied a1", "offsets 3");
        assertThat(count("skipped")).isEqualTo(2);
    }

    @Test
    void skipsIgnoredTypesAndMovesPastThem() {
        ignored = Set.of(EventType.TICKET_UPDATED);
        String created = EventType.TICKET_CREATED.type();

        apply(batch(message(ticket(A, 2)), message(A.toString(), created, json(ticket(A, 1)))), this::record);
        apply(batch(message(ticket(A, 3)), message(EventType.TICKET_UPDATED.type(), "rubbish")), this::record);

        assertThat(log).containsExactly("applied a1", "offsets 2", "offsets 2");
        assertThat(count("skipped")).isEqualTo(3);
        assertThat(count("dead-lettered")).isZero();
    }

    @Test
    void deadLettersUnreadableRecords() {
        String created = EventType.TICKET_CREATED.type();

        apply(batch(message(created, "rubbish"), message(ticket(A, 1)), message(created, "null")), this::record);

        assertThat(log).containsExactly("dead letter", "dead letter", "applied a1", "offsets 3");
        assertThat(count("dead-lettered")).isEqualTo(2);
    }

    @Test
    void doesNotCallTheEffectWithoutEvents() {
        apply(batch(message("com.example.other", "?")), this::record);

        assertThat(log).containsExactly("offsets 1");
    }

    @Test
    void deadLettersOnlyThePoisonInABatch() {
        List<UUID> ids = IntStream.range(0, 100).mapToObj(i -> new UUID(i, 0)).toList();
        Set<UUID> poison = Set.of(ids.get(17), ids.get(18), ids.get(99));
        List<UUID> applied = new ArrayList<>();

        apply(batch(ids.stream().map(id -> message(ticket(id, 1))).toList()), tickets -> {
            if (tickets.stream().map(TicketV1::id).anyMatch(poison::contains)) {
                throw new IllegalStateException(new SQLException("check violated\nDetail: the row", "23514"));
            }
            tickets.forEach(ticket -> applied.add(ticket.id()));
        });

        assertThat(applied)
                .containsExactlyElementsOf(
                        ids.stream().filter(id -> !poison.contains(id)).toList());
        assertThat(log).containsExactly("dead letter", "dead letter", "dead letter", "offsets 100");
        assertThat(reasons).containsOnly("SQLException: check violated");
        assertThat(count("applied")).isEqualTo(97);
        assertThat(count("dead-lettered")).isEqualTo(3);
    }

    @Test
    void fallsBackToTheOlderStateWhenTheNewestIsPoison() {
        apply(
                batch(message(ticket(A, 2)), message(ticket(A, 4)), message(ticket(A, 3)), message(ticket(B, 1))),
                tickets -> {
                    if (tickets.stream().anyMatch(ticket -> ticket.version() > 2)) {
                        throw new IllegalStateException(new SQLException("check violated", "23514"));
                    }
                    record(tickets);
                });

        assertThat(log).containsExactly("dead letter", "dead letter", "applied a2", "applied b1", "offsets 4");
    }

    @Test
    void prefersTheLaterOfTwoRecordsWithTheSameVersion() {
        var titles = new ArrayList<String>();

        apply(
                batch(
                        message(
                                A.toString(),
                                EventType.TICKET_UPDATED.type(),
                                json(ticket(A, 2)).replace("Title", "First")),
                        message(
                                A.toString(),
                                EventType.TICKET_UPDATED.type(),
                                json(ticket(A, 2)).replace("Title", "Second"))),
                tickets -> tickets.forEach(ticket -> titles.add(ticket.title())));

        assertThat(titles).containsExactly("Second");
    }

    @Test
    void triesHalvesOnceAfterAnUnknownFailure() {
        List<UUID> ids = IntStream.range(0, 64).mapToObj(i -> new UUID(i, 0)).toList();
        var sizes = new ArrayList<Integer>();

        apply(batch(ids.stream().map(id -> message(ticket(id, 1))).toList()), tickets -> {
            sizes.add(tickets.size());
            if (tickets.stream().anyMatch(ticket -> ticket.id().equals(ids.getLast()))) {
                throw new IllegalStateException("odd");
            }
        });

        assertThat(sizes).filteredOn(size -> size == 32).hasSize(2);
        assertThat(count("applied")).isEqualTo(63);
        assertThat(log).containsExactly("dead letter", "offsets 64");
    }

    @Test
    void waitsOutAnOutageWithoutLosingEvents() {
        Consumer<List<TicketV1>> effect =
                failingFirst(50, new IllegalStateException(new SQLException("connection lost", "08006")));

        apply(batch(message(ticket(A, 1)), message(ticket(B, 1))), effect);

        assertThat(log).containsExactly("applied a1 b1", "offsets 2");
        assertThat(count("dead-lettered")).isZero();
    }

    @Test
    void splitsABatchThatReachesTheTimeLimit() {
        List<UUID> ids = IntStream.range(0, 16).mapToObj(i -> new UUID(i, 0)).toList();
        var applied = new ArrayList<UUID>();

        apply(batch(ids.stream().map(id -> message(ticket(id, 1))).toList()), tickets -> {
            if (tickets.size() > 4) {
                throw new IllegalStateException(new SQLException("statement timeout", "57014"));
            }
            tickets.forEach(ticket -> applied.add(ticket.id()));
        });

        assertThat(applied).containsExactlyElementsOf(ids);
        assertThat(count("applied")).isEqualTo(16);
        assertThat(log).containsExactly("offsets 16");
    }

    @Test
    void retriesASingleEventThatReachesTheTimeLimit() {
        apply(
                batch(message(ticket(A, 1))),
                failingFirst(20, new IllegalStateException(new SQLException("statement timeout", "57014"))));

        assertThat(log).containsExactly("applied a1", "offsets 1");
        assertThat(count("dead-lettered")).isZero();
    }

    @Test
    void retriesAnUnknownFailureNineTimes() {
        apply(batch(message(ticket(A, 1))), failingFirst(9, new IllegalStateException("odd")));

        assertThat(log).containsExactly("applied a1", "offsets 1");
    }

    @Test
    void deadLettersARecordAfterTenUnknownFailures() {
        var tries = new ArrayList<List<TicketV1>>();

        apply(batch(message(ticket(A, 1))), tickets -> {
            tries.add(tickets);
            throw new IllegalStateException("odd");
        });

        assertThat(tries).hasSize(10);
        assertThat(log).containsExactly("dead letter", "offsets 1");
        assertThat(reasons).containsExactly("IllegalStateException: odd");
    }

    @Test
    void doesNotCountAnOutageAsAnUnknownFailure() {
        Consumer<List<TicketV1>> odd = failingFirst(9, new IllegalStateException("odd"));
        Consumer<List<TicketV1>> unavailable =
                failingFirst(20, new IllegalStateException(new SQLException("unavailable", "57P01")), odd);

        apply(batch(message(ticket(A, 1))), unavailable);

        assertThat(log).containsExactly("applied a1", "offsets 1");
    }

    @Test
    void retriesUntilTheDeadLetterAndTheOffsetsAreWritten() {
        letterFailuresToCome = 20;
        offsetFailuresToCome = 20;

        apply(batch(message(EventType.TICKET_CREATED.type(), "rubbish")), this::record);

        assertThat(log).containsExactly("dead letter", "offsets 1");
    }

    @Test
    void stopsWithoutAdvancingWhenInterrupted() {
        Consumer<List<TicketV1>> stopped = tickets -> {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(new SQLException("unavailable", "08006"));
        };

        assertThatThrownBy(() -> apply(batch(message(ticket(A, 1))), stopped)).hasMessageContaining("stopped");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(log).isEmpty();
    }

    @Test
    void defersEventsOfLockedRowsAndAppliesTheOthers() {
        locked.add(A);

        apply(
                batch(message(ticket(A, 2)), message(ticket(B, 7)), message(ticket(A, 3))),
                failingWhileLocked(this::record));

        assertThat(log).containsExactly("deferred a3", "applied b7", "offsets 3");
        assertThat(count("applied")).isEqualTo(1);
        assertThat(count("deferred")).isEqualTo(1);
        assertThat(count("dead-lettered")).isZero();
    }

    @Test
    void appliesAtOnceWhenALockWasReleasedMeanwhile() {
        apply(batch(message(ticket(A, 2)), message(ticket(B, 7))), failingFirst(2, lockTimeout()));

        assertThat(log).containsExactly("applied a2 b7", "offsets 2");
        assertThat(count("deferred")).isZero();
    }

    @Test
    void deadLettersPoisonBesideALockedRow() {
        locked.add(A);
        Consumer<List<TicketV1>> effect = tickets -> {
            if (tickets.stream().anyMatch(ticket -> ticket.id().equals(B))) {
                throw new IllegalStateException(new SQLException("constraint violated", "23514"));
            }
            record(tickets);
        };

        apply(
                batch(message(ticket(A, 1)), message(ticket(B, 1)), message(ticket(HIGH, 1))),
                failingWhileLocked(effect));

        assertThat(log).containsExactly("deferred a1", "dead letter", "applied c1", "offsets 3");
    }

    private static RuntimeException lockTimeout() {
        return new IllegalStateException(new SQLException("lock timeout", "55P03"));
    }

    private Consumer<List<TicketV1>> failingWhileLocked(Consumer<List<TicketV1>> then) {
        return tickets -> {
            if (tickets.stream().anyMatch(ticket -> locked.contains(ticket.id()))) {
                throw lockTimeout();
            }
            then.accept(tickets);
        };
    }

    private void apply(ConsumerRecords<String, byte[]> messages, Consumer<List<TicketV1>> effect) {
        new Inbox(
                        new EventDecoder(),
                        new LoggedDeadLetters(),
                        new LoggedOffsets(),
                        new LoggedDeferrals(),
                        new InboxMetrics(meters),
                        Duration.ZERO)
                .apply(messages, subscription(effect));
    }

    private Subscription<TicketV1> subscription(Consumer<List<TicketV1>> effect) {
        Function<List<UUID>, Set<UUID>> lockedOf = ids -> {
            var found = new HashSet<>(locked);
            found.retainAll(ids);
            return found;
        };
        return new Subscription<>(Topics.TICKETS, TicketV1.class, effect, ids -> Map.of(), lockedOf, ignored);
    }

    private void record(List<TicketV1> tickets) {
        var entry = new StringBuilder("applied");
        for (TicketV1 ticket : tickets) {
            String id = ticket.id().toString();
            entry.append(' ').append(id.charAt(id.length() - 1)).append(ticket.version());
        }
        log.add(entry.toString());
    }

    private Consumer<List<TicketV1>> failingFirst(int times, RuntimeException failure) {
        return failingFirst(times, failure, this::record);
    }

    private static Consumer<List<TicketV1>> failingFirst(
            int times, RuntimeException failure, Consumer<List<TicketV1>> then) {
        var failures = new ArrayList<RuntimeException>();
        return tickets -> {
            if (failures.size() < times) {
                failures.add(failure);
                throw failure;
            }
            then.accept(tickets);
        };
    }

    private double count(String outcome) {
        return meters.counter("boxoffice.inbox.events", "topic", Topics.TICKETS, "outcome", outcome)
                .count();
    }

    private final class LoggedDeadLetters extends DeadLetters {

        LoggedDeadLetters() {
            super(null, "test");
        }

        @Override
        void put(ConsumerRecord<String, byte[]> message, String reason) {
            if (letterFailuresToCome-- > 0) {
                throw new IllegalStateException("Kafka unavailable");
            }
            log.add("dead letter");
            reasons.add(reason);
        }
    }

    private final class LoggedDeferrals extends DeferredEvents {

        LoggedDeferrals() {
            super(null, null);
        }

        @Override
        void store(List<Deferred> events) {
            for (Deferred event : events) {
                String id = event.id().toString();
                log.add("deferred " + id.charAt(id.length() - 1) + event.version());
            }
        }
    }

    private final class LoggedOffsets extends InboxOffsets {

        LoggedOffsets() {
            super(null);
        }

        @Override
        void advancePast(ConsumerRecords<String, byte[]> messages) {
            if (offsetFailuresToCome-- > 0) {
                throw new IllegalStateException("database unavailable");
            }
            log.add("offsets " + messages.count());
        }
    }
}
