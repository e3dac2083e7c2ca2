package dev.boxoffice.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.events.Topics;
import dev.boxoffice.kafka.TopicOffsets;
import dev.boxoffice.kafka.TopicReader;
import dev.boxoffice.kafka.TopicState;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StalenessTest {

    private static final TopicPartition FIRST = new TopicPartition(Topics.TICKETS, 0);
    private static final TopicPartition SECOND = new TopicPartition(Topics.TICKETS, 1);

    private final Map<TopicPartition, Long> earliest = new HashMap<>(Map.of(FIRST, 0L, SECOND, 0L));
    private final Map<TopicPartition, Long> latest = new HashMap<>(Map.of(FIRST, 7L, SECOND, 9L));
    private final Map<TopicPartition, Long> next = new HashMap<>(Map.of(FIRST, 7L, SECOND, 9L));
    private final Map<TopicPartition, UUID> nextOf = new HashMap<>();
    private UUID topicId = UUID.randomUUID();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Staleness staleness = new TimedStaleness();

    private RuntimeException unavailable;
    private boolean missing;
    private List<UUID> deferred = List.of();
    private boolean onlyMarkersLeft;
    private long seconds = -3; // System.nanoTime may be negative

    @BeforeEach
    void watch() {
        staleness.watch(Topics.TICKETS);
    }

    @Test
    void isRegisteredBeforeTheFirstCheck() {
        assertThat(gauge()).isZero();
    }

    @Test
    void resetsWhenAllIsRead() throws InterruptedException {
        assertThat(secondsAfterALook()).isEqualTo(1);
    }

    @Test
    void growsWhileAnEventIsDeferred() throws InterruptedException {
        deferred = List.of(UUID.randomUUID());
        assertThat(secondsAfterALook()).isEqualTo(61);

        deferred = List.of();
        assertThat(secondsAfterALook()).isEqualTo(1);
    }

    @Test
    void growsWhileAStoredOffsetIsBeyondTheEnd() throws InterruptedException {
        next.put(SECOND, 12L);

        assertThat(secondsAfterALook()).isEqualTo(61);
        assertThat(secondsAfterALook()).isEqualTo(122);
    }

    @Test
    void growsUntilARecreatedTopicIsReadAgain() throws InterruptedException {
        assertThat(secondsAfterALook()).isEqualTo(1);
        nextOf.put(FIRST, topicId);
        nextOf.put(SECOND, topicId);
        topicId = UUID.randomUUID();

        assertThat(secondsAfterALook()).isEqualTo(62);
        assertThat(secondsAfterALook()).isEqualTo(123);

        nextOf.clear();
        assertThat(secondsAfterALook()).isEqualTo(1);
    }

    @Test
    void growsWhileAnOffsetOfAnEarlierReleaseHasNoTopic() throws InterruptedException {
        nextOf.put(FIRST, null);

        assertThat(secondsAfterALook()).isEqualTo(61);
    }

    @Test
    void growsWhileANewPartitionIsUnread() throws InterruptedException {
        assertThat(secondsAfterALook()).isEqualTo(1);
        TopicPartition third = new TopicPartition(Topics.TICKETS, 2);
        earliest.put(third, 0L);
        latest.put(third, 1L);

        assertThat(secondsAfterALook()).isEqualTo(62);

        next.put(third, 1L);
        assertThat(secondsAfterALook()).isEqualTo(1);
    }

    @Test
    void growsWhileAPartitionIsBehind() throws InterruptedException {
        next.put(SECOND, 8L);

        assertThat(secondsAfterALook()).isEqualTo(61);
    }

    @Test
    void growsWhileAPartitionWithRecordsWasNeverRead() throws InterruptedException {
        next.remove(SECOND);

        assertThat(secondsAfterALook()).isEqualTo(61);
    }

    @Test
    void growsWhileOffsetsCannotBeRead() throws InterruptedException {
        unavailable = new IllegalStateException("unavailable");

        assertThat(secondsAfterALook()).isEqualTo(61);
    }

    @Test
    void growsWhileTheReplicaLacksARecordWhateverTheOffsetsSay() throws InterruptedException {
        missing = true;
        assertThat(secondsAfterALook()).isEqualTo(61);

        missing = false;
        assertThat(secondsAfterALook()).isEqualTo(1);
    }

    /** The end of a transaction and aborted records have offsets, but are never received. */
    @Test
    void ignoresOffsetsWithoutRecords() throws InterruptedException {
        onlyMarkersLeft = true;
        next.put(SECOND, 8L);
        staleness.check();

        assertThat(secondsAfterALook()).isEqualTo(1);
    }

    @Test
    void growsWhileAStoredOffsetBeyondTheEndHidesRecords() throws InterruptedException {
        onlyMarkersLeft = true;
        next.put(SECOND, 12L);
        staleness.check();

        assertThat(secondsAfterALook()).isEqualTo(61);
    }

    @Test
    void ignoresEmptyPartitions() throws InterruptedException {
        next.remove(SECOND);
        earliest.put(SECOND, 9L);

        assertThat(secondsAfterALook()).isEqualTo(1);
    }

    @Test
    void isAtMostTwoCheckIntervalsUnderLoad() throws InterruptedException {
        for (int i = 0; i < 10; i++) {
            next.putAll(latest);
            latest.replaceAll((partition, end) -> end + 1_000);

            assertThat(secondsAfterALook()).isLessThanOrEqualTo(62);
        }
    }

    @Test
    void growsWhileAPartitionIsBehindUnderLoad() throws InterruptedException {
        for (int i = 1; i <= 10; i++) {
            next.put(FIRST, latest.get(FIRST));
            latest.replaceAll((partition, end) -> end + 1_000);
            next.put(SECOND, 8L);

            assertThat(secondsAfterALook()).isEqualTo(i * 61);
        }
    }

    private double secondsAfterALook() throws InterruptedException {
        seconds += 60;
        staleness.check();
        seconds += 1;
        return gauge();
    }

    private double gauge() {
        return meters.get("boxoffice.replica.staleness.seconds")
                .tag("topic", Topics.TICKETS)
                .gauge()
                .value();
    }

    private final class TimedStaleness extends Staleness {

        TimedStaleness() {
            super(
                    new KnownEnds(),
                    new KnownTopic(),
                    new KnownOffsets(),
                    new KnownRecords(),
                    new KnownDeferrals(),
                    meters);
        }

        @Override
        long nanoTime() {
            return TimeUnit.SECONDS.toNanos(seconds);
        }
    }

    private final class KnownEnds extends TopicOffsets {

        KnownEnds() {
            super(Map.of());
        }

        @Override
        public TopicState state(String topic) {
            if (unavailable != null) {
                throw unavailable;
            }
            return new TopicState(topicId, Map.copyOf(earliest), Map.copyOf(latest));
        }
    }

    private final class KnownTopic extends TopicReader {

        KnownTopic() {
            super(Map.of());
        }

        @Override
        public boolean hasRecords(String topic, Map<TopicPartition, Long> from) {
            return !onlyMarkersLeft;
        }
    }

    private final class KnownRecords extends SpotCheck {

        KnownRecords() {
            super(null, null, null, null);
        }

        @Override
        boolean isMissing(String topic) {
            return missing;
        }
    }

    private final class KnownOffsets extends InboxOffsets {

        KnownOffsets() {
            super(null);
        }

        @Override
        Map<TopicPartition, Stored> read() {
            var stored = new HashMap<TopicPartition, Stored>();
            next.forEach((partition, offset) -> stored.put(
                    partition,
                    new Stored(
                            new Reading(nextOf.containsKey(partition) ? nextOf.get(partition) : topicId, 0), offset)));
            return stored;
        }
    }

    private final class KnownDeferrals extends DeferredEvents {

        KnownDeferrals() {
            super(null, null);
        }

        @Override
        List<UUID> ids(String topic) {
            return deferred;
        }
    }
}
