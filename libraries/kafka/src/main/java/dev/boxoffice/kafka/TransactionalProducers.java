package dev.boxoffice.kafka;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Opens producers that fence each other by their transactional id. */
@ApplicationScoped
public class TransactionalProducers {

    /** The broker aborts the transaction of a vanished producer after this time, unless a successor does so earlier. */
    private static final int TRANSACTION_TIMEOUT_MILLIS = 15_000;

    private final Map<String, Object> broker;

    protected TransactionalProducers(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        this.broker = broker;
    }

    /**
     * Opens a producer. When the call returns, every earlier producer with this id is fenced, and its last transaction is
     * either committed or aborted.
     *
     * @throws org.apache.kafka.common.KafkaException when Kafka is unavailable
     */
    public TransactionalProducer open(String transactionalId) {
        var producer = new KafkaProducer<>(config(transactionalId), new StringSerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            return new TransactionalProducer(producer);
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /** The commit flushes, so a linger only lets the records of a batch gather. */
    private Map<String, Object> config(String transactionalId) {
        var config = new HashMap<>(broker);
        config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_TIMEOUT_MILLIS);
        config.putIfAbsent(ProducerConfig.LINGER_MS_CONFIG, 1);
        config.putIfAbsent(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        config.putIfAbsent(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
        config.putIfAbsent(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
        config.putIfAbsent(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, 10);
        return config;
    }
}
