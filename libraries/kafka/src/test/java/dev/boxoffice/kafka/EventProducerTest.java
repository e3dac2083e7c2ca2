package dev.boxoffice.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.events.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class EventProducerTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final List<MockProducer<String, byte[]>> made = new ArrayList<>();
    private final EventProducer producer = new EventProducer(() -> {
        made.add(new MockProducer<>(false, null, new StringSerializer(), new ByteArraySerializer()));
        return made.getLast();
    });

    @Test
    void replacesAProducerThatFailedToAuthenticate() {
        var refused = producer.send(event());
        made.getFirst().errorNext(new SaslAuthenticationException("invalid credentials"));
        var accepted = producer.send(event());
        made.getLast().completeNext();

        assertThat(refused)
                .failsWithin(SOON)
                .withThrowableThat()
                .withCauseInstanceOf(SaslAuthenticationException.class);
        assertThat(accepted).succeedsWithin(SOON);
        assertThat(made).hasSize(2);
        assertThat(made.getFirst().closed()).isTrue();
    }

    @Test
    void keepsTheProducerAfterATimeout() {
        var late = producer.send(event());
        made.getFirst().errorNext(new TimeoutException("timed out"));
        var next = producer.send(event());

        assertThat(next).isNotDone();
        assertThat(late).failsWithin(SOON);
        assertThat(made).hasSize(1);
    }

    private static ProducerRecord<String, byte[]> event() {
        return new ProducerRecord<>(Topics.TICKETS, "key", new byte[] {'{', '}'});
    }
}
