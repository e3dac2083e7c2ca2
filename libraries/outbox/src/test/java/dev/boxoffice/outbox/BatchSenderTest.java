package dev.boxoffice.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.kafka.EventProducer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class BatchSenderTest {

    private static final UUID A = UUID.randomUUID();
    private static final UUID B = UUID.randomUUID();

    private final List<Long> sent = new ArrayList<>();

    @Test
    void returnsAcknowledgedRows() {
        assertThat(send(seq -> null, row(1, "orders", A), row(2, "orders", B))).containsExactly(1L, 2L);
    }

    @Test
    void keepsRowsAfterAFailedRowOfTheSameAggregate() {
        assertThat(send(
                        seq -> seq == 1 ? new RecordTooLargeException() : null,
                        row(1, "orders", A),
                        row(2, "orders", A),
                        row(3, "orders", B)))
                .containsExactly(3L);
        assertThat(sent).containsExactly(1L, 2L, 3L);
    }

    @Test
    void returnsRowsBeforeAFailedRow() {
        assertThat(send(
                        seq -> seq == 2 ? new RecordTooLargeException() : null,
                        row(1, "orders", A),
                        row(2, "orders", A)))
                .containsExactly(1L);
    }

    @Test
    void waitsOnlyOnceForAnUnavailableTopic() {
        assertThat(send(
                        seq -> seq == 1 ? new TimeoutException() : null,
                        row(1, "orders", A),
                        row(2, "orders", B),
                        row(3, "availability", UUID.randomUUID())))
                .containsExactly(3L);
        assertThat(sent).containsExactly(1L, 3L);
    }

    private List<Long> send(LongFunction<Exception> failure, OutboxRow... rows) {
        var producer = new EventProducer(Map.of()) {
            @Override
            public CompletableFuture<RecordMetadata> send(ProducerRecord<String, byte[]> message) {
                long seq = Long.parseLong(new String(message.value(), UTF_8));
                sent.add(seq);
                Exception thrown = failure.apply(seq);
                return thrown == null
                        ? CompletableFuture.completedFuture(null)
                        : CompletableFuture.failedFuture(thrown);
            }
        };
        try {
            return new BatchSender(producer, "test")
                    .send(List.of(rows)).rows().stream().map(OutboxRow::seq).toList();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OutboxRow row(long seq, String aggregateType, UUID aggregate) {
        byte[] payload = Long.toString(seq).getBytes(UTF_8);
        return new OutboxRow(
                "(0,1)",
                UUID.randomUUID(),
                aggregateType,
                aggregate,
                "test",
                payload,
                null,
                Shards.of(aggregate),
                seq,
                Instant.EPOCH);
    }
}
