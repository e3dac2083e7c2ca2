package dev.boxoffice.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.boxoffice.events.Topics;
import dev.boxoffice.outbox.EventProducer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Puts aside what could not be read or applied: original key, bytes and headers, and why. */
@ApplicationScoped
class DeadLetters {

    static final String REASON = "dead-letter-reason";
    static final String TOPIC = "dead-letter-topic";
    static final String PARTITION = "dead-letter-partition";
    static final String OFFSET = "dead-letter-offset";
    static final String CONSUMER = "dead-letter-consumer";

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int MAX_REASON_LENGTH = 1000;

    private final EventProducer producer;
    private final String consumer;

    DeadLetters(EventProducer producer, @ConfigProperty(name = "quarkus.application.name") String consumer) {
        this.producer = producer;
        this.consumer = consumer;
    }

    /** Returns when the broker has it; throws {@link CompletionException} when it cannot be had. */
    void put(ConsumerRecord<String, byte[]> message, String reason) {
        try {
            producer.send(letter(message, message.value(), message.headers(), reason))
                    .join();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof RecordTooLargeException)) {
                throw e;
            }
            String place = "too large for a dead letter, see where it came from; " + reason;
            producer.send(letter(message, null, List.of(), place)).join();
        }
        LOG.warnf("Dead letter: %s-%d offset %d: %s", message.topic(), message.partition(), message.offset(), reason);
    }

    private ProducerRecord<String, byte[]> letter(
            ConsumerRecord<String, byte[]> message, byte[] value, Iterable<Header> headers, String reason) {
        var letter = new ProducerRecord<>(Topics.deadLetters(message.topic()), null, message.key(), value, headers);
        header(letter, REASON, reason.substring(0, Math.min(reason.length(), MAX_REASON_LENGTH)));
        header(letter, TOPIC, message.topic());
        header(letter, PARTITION, Integer.toString(message.partition()));
        header(letter, OFFSET, Long.toString(message.offset()));
        header(letter, CONSUMER, consumer);
        return letter;
    }

    private static void header(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(UTF_8));
    }
}
