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

/** Sends outbox rows to Kafka and returns those that can be deleted. */
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
     * The result of sending a batch.
     *
     * @param rows rows that need not be sent again, in their order
     * @param failure the last failure; {@code null} when all rows were sent
     */
    record Sent(List<OutboxRow> rows, Throwable failure) {}

    /**
     * Sends all rows, then waits for all acknowledgements. A row sent after a failed row of the same aggregate is not counted
     * as sent. It is sent again after that row; otherwise the older state would become the newest on the topic.
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
     * Skips the remaining rows of a topic after the first timeout. If the topic or the broker is missing, every further row
     * would wait as long.
     */
    private List<CompletableFuture<RecordMetadata>> sendAll(List<OutboxRow> rows) {
        var acks = new ArrayList<CompletableFuture<RecordMetadata>>(rows.size());
        Map<String, CompletableFuture<RecordMetadata>> unavailable = new HashMap<>();
        for (OutboxRow row : rows) {
            var ack = unavailable.get(row.aggregateType());
            if (ack == null) {
                ack = producer.send(row.toRecord(source));
                if (ack.isCompletedExceptionally() && ack.exceptionNow() instanceof TimeoutException) {
                    unavailable.put(row.aggregateType(), ack);
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
