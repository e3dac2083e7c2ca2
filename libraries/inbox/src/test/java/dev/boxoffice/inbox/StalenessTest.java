package dev.boxoffice.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.events.Topics;
import dev.boxoffice.kafka.TopicOffsets;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
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
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Staleness staleness = new TimedStaleness();

    private RuntimeException unavailable;
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
    void ignoresRecordsWrittenAfterTheCheck() throws InterruptedException {
        next.put(SECOND, 12L);

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
            super(new KnownEnds(), new KnownOffsets(), meters);
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
        public Map<TopicPartition, Long> latest(String topic) {
            if (unavailable != null) {
                throw unavailable;
            }
            return Map.copyOf(latest);
        }

        @Override
        public Map<TopicPartition, Long> earliest(Collection<TopicPartition> partitions) {
            var found = new HashMap<>(earliest);
            found.keySet().retainAll(partitions);
            return found;
        }
    }

    private final class KnownOffsets extends InboxOffsets {

        KnownOffsets() {
            super(null);
        }

        @Override
        Map<TopicPartition, Long> read() {
            return next;
        }
    }
}
