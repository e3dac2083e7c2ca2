package dev.boxoffice.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boxoffice.events.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class TopicReaderTest {

    private static final TopicPartition FIRST = new TopicPartition(Topics.TICKETS, 0);
    private static final TopicPartition SECOND = new TopicPartition(Topics.TICKETS, 1);

    private final MockConsumer<String, byte[]> broker = new MockConsumer<>("earliest");
    private final List<String> read = new ArrayList<>();

    @Test
    void readsEveryPartitionFromItsBeginningToItsEnd() {
        topicWith(3, 2);

        assertThat(read(Map.of(), 99)).isZero();

        assertThat(read).containsExactlyInAnyOrder("0/0", "0/1", "0/2", "1/0", "1/1");
        assertThat(broker.closed()).isTrue();
    }

    @Test
    void startsAtTheGivenOffsets() {
        topicWith(3, 2);

        assertThat(read(Map.of(FIRST, 2L, SECOND, 2L), 99)).isZero();

        assertThat(read).containsExactly("0/2");
    }

    @Test
    void startsAtTheBeginningIfTheOffsetIsGone() {
        topicWith(3, 0);
        broker.updateBeginningOffsets(Map.of(FIRST, 1L));

        assertThat(read(Map.of(FIRST, 17L), 99)).isZero();

        assertThat(read).containsExactly("0/1", "0/2");
    }

    @Test
    void ignoresRecordsWrittenAfterTheStart() {
        topicWith(3, 2);
        broker.updateEndOffsets(Map.of(FIRST, 1L, SECOND, 2L));

        assertThat(read(Map.of(), 99)).isZero();

        assertThat(read).containsExactlyInAnyOrder("0/0", "1/0", "1/1");
    }

    @Test
    void stopsOnRequestAndReturnsTheUnreadCount() {
        topicWith(5, 0);
        broker.setMaxPollRecords(2);

        assertThat(read(Map.of(), 4)).isEqualTo(1);

        assertThat(read).hasSize(4);
    }

    @Test
    void reportsThatKafkaIsUnavailable() {
        topicWith(3, 2);
        broker.setOffsetsException(new TimeoutException("no response"));

        assertThatThrownBy(() -> read(Map.of(), 99))
                .isInstanceOf(KafkaUnavailableException.class)
                .hasMessageContaining("no response");
        assertThat(broker.closed()).isTrue();
    }

    /** Stops after {@code enough} records. */
    private long read(Map<TopicPartition, Long> from, int enough) {
        return new TopicReader(Map.of()) {
            @Override
            Consumer<String, byte[]> consumer() {
                return broker;
            }
        }.read(Topics.TICKETS, from, batch -> {
            batch.forEach(message -> read.add(message.partition() + "/" + message.offset()));
            return read.size() < enough;
        });
    }

    private void topicWith(long first, long second) {
        broker.updatePartitions(
                Topics.TICKETS,
                List.of(
                        new PartitionInfo(Topics.TICKETS, 0, null, null, null),
                        new PartitionInfo(Topics.TICKETS, 1, null, null, null)));
        broker.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
        broker.updateEndOffsets(Map.of(FIRST, first, SECOND, second));
        broker.schedulePollTask(() -> {
            add(FIRST, first);
            add(SECOND, second);
        });
    }

    private void add(TopicPartition partition, long count) {
        LongStream.range(0, count)
                .forEach(offset -> broker.addRecord(
                        new ConsumerRecord<>(Topics.TICKETS, partition.partition(), offset, "key", new byte[0])));
    }
}
