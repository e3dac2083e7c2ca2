package dev.boxoffice.inbox;

import dev.boxoffice.kafka.EventProducer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** A producer that records messages instead of sending them. */
public class SentMessages extends EventProducer {

    public final List<ProducerRecord<String, byte[]>> all = new ArrayList<>();
    private final Function<ProducerRecord<String, byte[]>, RuntimeException> failure;

    /** {@code failure} returns why a record cannot be sent, or {@code null} when it can. */
    public SentMessages(Function<ProducerRecord<String, byte[]>, RuntimeException> failure) {
        super(Map.of());
        this.failure = failure;
    }

    @Override
    public CompletableFuture<RecordMetadata> send(ProducerRecord<String, byte[]> message) {
        RuntimeException thrown = failure.apply(message);
        if (thrown != null) {
            return CompletableFuture.failedFuture(thrown);
        }
        all.add(message);
        return CompletableFuture.completedFuture(null);
    }
}
