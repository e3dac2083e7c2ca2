package dev.boxoffice.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.boxoffice.events.EventHeaders;
import dev.boxoffice.events.Topics;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

    private static final UUID LETTERS = UUID.randomUUID();

    private final ConsumerRecord<String, byte[]> message = Messages.message("some.type", "original bytes");

    @Test
    void keepsTheOriginalRecordAndTheReason() {
        var sent = new SentMessages(letter -> null);

        new DeadLetters(sent, "tickets").put(message, "invalid");

        ProducerRecord<String, byte[]> letter = sent.all.getFirst();
        assertThat(letter.topic()).isEqualTo("boxoffice.tickets.dlq");
        assertThat(letter.key()).isEqualTo("key");
        assertThat(letter.value()).isEqualTo(message.value());
        assertThat(header(letter, EventHeaders.TYPE)).isEqualTo("some.type");
        assertThat(header(letter, DeadLetters.REASON)).isEqualTo("invalid");
        assertThat(header(letter, DeadLetters.TOPIC)).isEqualTo("boxoffice.tickets");
        assertThat(header(letter, DeadLetters.PARTITION)).isEqualTo("0");
        assertThat(header(letter, DeadLetters.OFFSET)).isEqualTo(Long.toString(message.offset()));
        assertThat(header(letter, DeadLetters.CONSUMER)).isEqualTo("tickets");
    }

    @Test
    void keepsOnlyTheLatestReason() {
        var sent = new SentMessages(letter -> null);
        message.headers().add(DeadLetters.REASON, "long ago".getBytes(UTF_8));

        new DeadLetters(sent, "tickets").put(message, "again");

        assertThat(header(sent.all.getFirst(), DeadLetters.REASON)).isEqualTo("again");
    }

    @Test
    void truncatesLongReasons() {
        var sent = new SentMessages(letter -> null);

        new DeadLetters(sent, "tickets").put(message, "x".repeat(5000));

        assertThat(header(sent.all.getFirst(), DeadLetters.REASON)).hasSize(1000);
    }

    @Test
    void dropsTheBytesOfATooLargeRecord() {
        var sent = new SentMessages(letter -> letter.value() == null ? null : new RecordTooLargeException());

        new DeadLetters(sent, "tickets").put(message, "invalid");

        ProducerRecord<String, byte[]> letter = sent.all.getFirst();
        assertThat(letter.value()).isNull();
        assertThat(header(letter, DeadLetters.REASON)).contains("too large", "invalid");
        assertThat(header(letter, DeadLetters.OFFSET)).isEqualTo(Long.toString(message.offset()));
    }

    @Test
    void failsWhenKafkaIsUnavailable() {
        var sent = new SentMessages(letter -> new TimeoutException("timed out"));
        var deadLetters = new DeadLetters(sent, "tickets");

        assertThatThrownBy(() -> deadLetters.put(message, "invalid")).isInstanceOf(CompletionException.class);
    }

    @Test
    void namesTheTopicIdOfTheReading() {
        UUID topicId = UUID.randomUUID();
        var sent = new SentMessages(letter -> null);
        message.headers().add(Reading.HEADER, new Reading(topicId, 4).header());

        new DeadLetters(sent, "tickets").put(message, "invalid");

        ProducerRecord<String, byte[]> letter = sent.all.getFirst();
        assertThat(header(letter, DeadLetters.TOPIC_ID)).isEqualTo(topicId.toString());
        assertThat(letter.headers().lastHeader(Reading.HEADER)).isNull();
        assertThat(DeadLetters.read(received(letter), LETTERS, Topics.TICKETS).source())
                .isEqualTo(topicId + "/0/" + message.offset());
    }

    @Test
    void restoresTheOriginalRecord() {
        var sent = new SentMessages(letter -> null);
        message.headers().add("a\u0000b", null);
        new DeadLetters(sent, "tickets").put(message, "invalid");

        DeadLetter letter = DeadLetters.read(received(sent.all.getFirst()), LETTERS, Topics.TICKETS);
        ConsumerRecord<String, byte[]> original = letter.message();

        assertThat(letter.reason()).isEqualTo("invalid");
        assertThat(letter.eventType()).isEqualTo("some.type");
        assertThat(original.topic()).isEqualTo(message.topic());
        assertThat(original.partition()).isEqualTo(message.partition());
        assertThat(original.offset()).isEqualTo(message.offset());
        assertThat(original.key()).isEqualTo(message.key());
        assertThat(original.value()).isEqualTo(message.value());
        assertThat(original.headers().toArray()).isEqualTo(message.headers().toArray());
    }

    @Test
    void readsALetterWithoutAPosition() {
        message.headers().add(DeadLetters.PARTITION, "first".getBytes(UTF_8)).add(DeadLetters.OFFSET, null);

        DeadLetter letter = DeadLetters.read(message, LETTERS, Topics.TICKETS);

        assertThat(letter.payload()).isEqualTo(message.value());
        assertThat(letter.offset()).isEqualTo(-1);
        assertThat(letter.source()).isEqualTo("letter " + LETTERS + "/0/" + message.offset());
        assertThat(letter.reason()).isEmpty();
    }

    @Test
    void recognizesLettersOfItsOwnConsumer() {
        var sent = new SentMessages(letter -> null);
        new DeadLetters(sent, "tickets").put(message, "invalid");
        ConsumerRecord<String, byte[]> letter = received(sent.all.getFirst());

        assertThat(new DeadLetters(sent, "tickets").isMine(letter)).isTrue();
        assertThat(new DeadLetters(sent, "orders").isMine(letter)).isFalse();
        assertThat(new DeadLetters(sent, "tickets").isMine(message)).isFalse();
    }

    private static ConsumerRecord<String, byte[]> received(ProducerRecord<String, byte[]> letter) {
        var record = new ConsumerRecord<>(letter.topic(), 0, 7, letter.key(), letter.value());
        letter.headers().forEach(record.headers()::add);
        return record;
    }

    private static String header(ProducerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), UTF_8);
    }
}
