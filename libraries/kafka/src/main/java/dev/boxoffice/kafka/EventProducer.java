package dev.boxoffice.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The only Kafka producer. Records are acknowledged by all in-sync replicas, without duplicates within a session. */
@ApplicationScoped
public class EventProducer {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private final Supplier<Producer<String, byte[]>> factory;
    private Producer<String, byte[]> producer;

    @Inject
    protected EventProducer(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this(() -> create(broker));
    }

    EventProducer(Supplier<Producer<String, byte[]>> factory) {
        this.factory = factory;
    }

    private static Producer<String, byte[]> create(Map<String, Object> broker) {
        var config = new HashMap<>(broker);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 1);
        config.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        config.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        config.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** Completes when Kafka has the record, or exceptionally within about 15 s when Kafka is unavailable. */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback completes the future
    public CompletableFuture<RecordMetadata> send(ProducerRecord<String, byte[]> message) {
        var sent = new CompletableFuture<RecordMetadata>();
        try {
            Producer<String, byte[]> used = producer();
            used.send(message, (metadata, failure) -> {
                if (failure == null) {
                    sent.complete(metadata);
                } else {
                    if (failure instanceof AuthenticationException) {
                        discard(used);
                    }
                    sent.completeExceptionally(failure);
                }
            });
        } catch (RuntimeException e) {
            sent.completeExceptionally(e);
        }
        return sent;
    }

    /** Created on first use, so that the service can start before the broker's name resolves. */
    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = factory.get();
        }
        return producer;
    }

    /**
     * Replaces a producer whose first authentication failed: it never recovers, even if the broker accepts it later. It is
     * closed without the lock, because closing waits for the producer's thread, which may need the lock.
     */
    private void discard(Producer<String, byte[]> rejected) {
        synchronized (this) {
            if (producer != rejected) {
                return;
            }
            producer = null;
        }
        rejected.close(Duration.ZERO);
    }

    @PreDestroy
    void close() {
        Producer<String, byte[]> last;
        synchronized (this) {
            last = producer;
        }
        if (last != null) {
            last.close(CLOSE_TIMEOUT);
        }
    }
}
