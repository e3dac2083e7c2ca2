package dev.boxoffice.inbox;

import static dev.boxoffice.inbox.Messages.batch;
import static dev.boxoffice.inbox.Messages.json;
import static dev.boxoffice.inbox.Messages.message;
import static dev.boxoffice.inbox.Messages.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.events.EventType;
import dev.boxoffice.events.TicketV1;
import dev.boxoffice.events.Topics;
import dev.boxoffice.kafka.KafkaUnavailableException;
import dev.boxoffice.kafka.TopicReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SpotCheckTest {

    private static final UUID A = UUID.randomUUID();
    private static final UUID B = UUID.randomUUID();

    private final List<ConsumerRecord<String, byte[]>> topic = new ArrayList<>();
    private final Map<UUID, Long> replica = new HashMap<>();
    private final Set<String> deadLetters = new HashSet<>();
    private final List<Map<TopicPartition, Long>> starts = new ArrayList<>();
    private final SpotCheck spotCheck = new KnownClock();

    private Instant now = Instant.EPOCH.plusSeconds(1_000);
    private boolean unavailable;
    private List<UUID> deferred = List.of();
    private long left;

    @BeforeEach
    void watch() {
        spotCheck.watch(new Subscription<>(
                Topics.TICKETS, TicketV1.class, tickets -> {}, ids -> replica, ids -> Set.of(), Set.of()));
    }

    @Test
    void findsNothingIfTheEventIsDeferred() {
        topic.add(message(ticket(A, 2)));
        deferred = List.of(A);

        assertThat(isMissing()).isFalse();

        deferred = List.of();
        assertThat(isMissing()).isTrue();
    }

    @Test
    void findsNothingIfTheReplicaHasEveryVersion() {
        topic.add(message(ticket(A, 1)));
        topic.add(message(ticket(A, 2)));
        replica.put(A, 2L);

        assertThat(isMissing()).isFalse();
    }

    @Test
    void doesNotMissVersionsOfIgnoredTypes() {
        spotCheck.watch(new Subscription<>(
                Topics.AVAILABILITY,
                TicketV1.class,
                tickets -> {},
                ids -> replica,
                ids -> Set.of(),
                Set.of(EventType.TICKET_UPDATED)));
        topic.add(message(A.toString(), EventType.TICKET_CREATED.type(), json(ticket(A, 1))));
        topic.add(message(ticket(A, 2)));
        replica.put(A, 1L);

        spotCheck.check();

        assertThat(spotCheck.isMissing(Topics.AVAILABILITY)).isFalse();
        assertThat(spotCheck.isMissing(Topics.TICKETS)).isTrue();
    }

    @Test
    void findsMissingAndOlderVersionsUntilTheyAreApplied() {
        topic.add(message(ticket(A, 2)));
        topic.add(message(ticket(B, 1)));
        replica.put(A, 1L);

        assertThat(isMissing()).isTrue();

        replica.put(A, 3L);
        assertThat(isMissing()).isTrue();
        replica.put(B, 1L);
        assertThat(isMissing()).isFalse();
    }

    @Test
    void ignoresNewRecordsAndRecordsThatCannotBeApplied() {
        topic.add(message(ticket(A, 1)));
        deadLetters.add(A.toString());
        topic.add(message(B.toString(), EventType.TICKET_CREATED.type(), "not json"));

        assertThat(isMissing()).isFalse();

        deadLetters.clear();
        now = Instant.EPOCH.plusSeconds(30);
        assertThat(isMissing()).isFalse();
    }

    @Test
    void continuesWhereTheLastCheckEnded() {
        topic.add(message(ticket(A, 1)));
        replica.put(A, 1L);
        left = 7;
        isMissing();
        left = 0;
        isMissing();
        isMissing();

        long next = topic.getLast().offset() + 1;
        assertThat(starts).containsExactly(Map.of(), Map.of(new TopicPartition(Topics.TICKETS, 0), next), Map.of());
    }

    @Test
    void keepsItsResultWhileKafkaIsUnavailable() {
        topic.add(message(ticket(A, 1)));
        assertThat(isMissing()).isTrue();
        unavailable = true;

        assertThat(isMissing()).isTrue();
    }

    private boolean isMissing() {
        spotCheck.check();
        return spotCheck.isMissing(Topics.TICKETS);
    }

    private final class KnownClock extends SpotCheck {

        KnownClock() {
            super(new KnownTopic(), new EventDecoder(), new KnownLetters(), new KnownDeferrals());
        }

        @Override
        Instant now() {
            return now;
        }
    }

    private final class KnownTopic extends TopicReader {

        KnownTopic() {
            super(Map.of());
        }

        @Override
        public long read(String name, Map<TopicPartition, Long> from, Predicate<ConsumerRecords<String, byte[]>> more) {
            if (unavailable) {
                throw new KafkaUnavailableException("unavailable", null);
            }
            starts.add(from);
            assertThat(more.test(batch(topic))).isTrue();
            return left;
        }
    }

    private final class KnownLetters extends DeadLetterTable {

        KnownLetters() {
            super(null);
        }

        @Override
        Set<String> keys(String name, List<String> keys) {
            return deadLetters;
        }
    }

    private final class KnownDeferrals extends DeferredEvents {

        KnownDeferrals() {
            super(null, null);
        }

        @Override
        List<UUID> ids(String name) {
            return deferred;
        }
    }
}
