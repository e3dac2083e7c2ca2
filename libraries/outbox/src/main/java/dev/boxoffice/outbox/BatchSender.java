package dev.boxoffice.outbox;

import dev.boxoffice.kafka.EventProducer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Sends rows of one shard to Kafka and tells which of them may be forgotten. */
@ApplicationScoped
class BatchSender {

    private static final long ACK_TIMEOUT_SECONDS = 30;

    private final EventProducer producer;
    private final String source;

    BatchSender(EventProducer producer, @ConfigProperty(name = "quarkus.application.name") String source) {
        this.producer = producer;
        this.source = source;
    }

    /**
     * What came of a batch.
     *
     * @param rows those that need not be sent again, in their order
     * @param failure the last that kept a row back; {@code null} when all got through
     */
    record Sent(List<OutboxRow> rows, Throwable failure) {}

    /**
     * Sends all, then waits for all. A row that got through after a failed one of the same aggregate is not counted as
     * sent: it will be sent again behind it, or else the older state would stay the newest on the topic.
     */
    Sent send(List<OutboxRow> rows) throws InterruptedException {
        List<CompletableFuture<RecordMetadata>> acks = sendAll(rows);
        var sent = new ArrayList<OutboxRow>(rows.size());
        Set<UUID> held = new HashSet<>();
        Throwable failure = null;
        for (int i = 0; i < rows.size(); i++) {
            OutboxRow row = rows.get(i);
            Throwable unacknowledged = await(acks.get(i));
            if (unacknowledged != null) {
                failure = unacknowledged;
                held.add(row.aggregateId());
            } else if (!held.contains(row.aggregateId())) {
                sent.add(row);
            }
        }
        return new Sent(sent, failure);
    }

    /**
     * Passes over the rest of a topic that timed out at once: without the topic, or a broker, every further row would
     * wait as long.
     */
    private List<CompletableFuture<RecordMetadata>> sendAll(List<OutboxRow> rows) {
        var acks = new ArrayList<CompletableFuture<RecordMetadata>>(rows.size());
        Map<String, CompletableFuture<RecordMetadata>> away = new HashMap<>();
        for (OutboxRow row : rows) {
            var ack = away.get(row.aggregateType());
            if (ack == null) {
                ack = producer.send(row.toRecord(source));
                if (ack.isCompletedExceptionally() && ack.exceptionNow() instanceof TimeoutException) {
                    away.put(row.aggregateType(), ack);
                }
            }
            acks.add(ack);
        }
        return acks;
    }

    private static Throwable await(CompletableFuture<RecordMetadata> ack) throws InterruptedException {
        try {
            ack.get(ACK_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } catch (java.util.concurrent.TimeoutException e) {
            return e;
        }
    }
}
