package dev.boxoffice.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.boxoffice.events.Topics;
import dev.boxoffice.kafka.EventProducer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Writes and reads the letters on dead-letter topics: records that could not be read or applied, with their key, bytes, headers and reason. */
@ApplicationScoped
class DeadLetters {

    private static final String PREFIX = "dead-letter-";
    static final String REASON = PREFIX + "reason";
    static final String TOPIC = PREFIX + "topic";
    static final String PARTITION = PREFIX + "partition";
    static final String OFFSET = PREFIX + "offset";
    static final String CONSUMER = PREFIX + "consumer";
    /** The id of the topic, because a recreated topic uses the same offsets again. */
    static final String TOPIC_ID = PREFIX + "topic-id";

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final int MAX_REASON_LENGTH = 1000;
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-f-]{36}");

    private final EventProducer producer;
    private final String consumer;

    DeadLetters(EventProducer producer, @ConfigProperty(name = "quarkus.application.name") String consumer) {
        this.producer = producer;
        this.consumer = consumer;
    }

    /** Returns when Kafka has the letter; throws {@link CompletionException} when Kafka is unavailable. */
    void put(ConsumerRecord<String, byte[]> message, String reason) {
        try {
            producer.send(letter(message, message.value(), message.headers(), reason))
                    .join();
        } catch (CompletionException e) {
            if (!(e.getCause() instanceof RecordTooLargeException)) {
                throw e;
            }
            String place = "too large for a dead letter, read it from its topic; " + reason;
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
        Reading reading = Reading.of(message);
        if (reading != null) {
            letter.headers().remove(Reading.HEADER);
            header(letter, TOPIC_ID, reading.topicId().toString());
        }
        return letter;
    }

    /** Whether this service's consumer wrote the letter. */
    boolean isMine(ConsumerRecord<String, byte[]> letter) {
        return consumer.equals(text(letter, CONSUMER));
    }

    /** Reads a letter of {@code topic} as it is collected. */
    static DeadLetter read(ConsumerRecord<String, byte[]> letter, UUID lettersId, String topic) {
        String reason = text(letter, REASON);
        return new DeadLetter(
                0,
                source(letter, lettersId),
                topic,
                (int) Math.min(number(letter, PARTITION), Integer.MAX_VALUE),
                number(letter, OFFSET),
                letter.key() == null ? null : letter.key().getBytes(UTF_8),
                DeadLetter.json(Stream.of(letter.headers().toArray())
                        .filter(header -> !header.key().startsWith(PREFIX))),
                letter.value(),
                reason == null ? "" : reason.replaceAll("[\\p{Cc}\\p{Cs}]", "?"),
                Instant.ofEpochMilli(letter.timestamp()),
                0,
                null);
    }

    /** A record that fails again has the same source. A letter without the record's position is its own source. */
    private static String source(ConsumerRecord<?, ?> letter, UUID lettersId) {
        String topicId = text(letter, TOPIC_ID);
        return topicId != null && UUID_TEXT.matcher(topicId).matches() && number(letter, OFFSET) >= 0
                ? "%s/%d/%d".formatted(topicId, number(letter, PARTITION), number(letter, OFFSET))
                : "letter %s/%d/%d".formatted(lettersId, letter.partition(), letter.offset());
    }

    /** Returns -1 if a letter written by hand lacks the header. */
    private static long number(ConsumerRecord<?, ?> letter, String name) {
        String text = text(letter, name);
        return text != null && text.matches("[0-9]{1,18}") ? Long.parseLong(text) : -1;
    }

    private static String text(ConsumerRecord<?, ?> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), UTF_8);
    }

    private static void header(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(UTF_8));
    }
}
