package dev.boxoffice.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.events.EventType;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class EventMessagesTest {

    private static final UUID ID = UUID.fromString("01936c5a-0000-7000-8000-00000000000a");
    private static final UUID ORDER = UUID.fromString("01936c5a-0000-7000-8000-00000000000b");

    private final EventMessages messages = new EventMessages("order-service");

    @Test
    void addsTheAttributesOfACloudEvent() {
        ProducerRecord<String, byte[]> message = messages.of(row(EventType.ORDER_CREATED.type(), "00-1-2-01"));

        assertThat(message.topic()).isEqualTo("boxoffice.orders");
        assertThat(message.key()).isEqualTo(ORDER.toString());
        assertThat(headers(message))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", ID.toString(),
                        "ce_source", "/order-service",
                        "ce_type", "dev.boxoffice.order.created.v1",
                        "ce_subject", ORDER.toString(),
                        "ce_time", "1970-01-01T00:00:00Z",
                        "content-type", "application/json",
                        "ce_dataschema", "https://boxoffice.dev/schemas/order.v1.json",
                        "traceparent", "00-1-2-01"));
    }

    @Test
    void omitsWhatIsUnknown() {
        assertThat(headers(messages.of(row("unknown", null)))).doesNotContainKeys("ce_dataschema", "traceparent");
    }

    private static Map<String, String> headers(ProducerRecord<String, byte[]> message) {
        var headers = new TreeMap<String, String>();
        message.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }

    private static OutboxRow row(String type, String traceparent) {
        return new OutboxRow(ID, "orders", ORDER, type, new byte[0], traceparent, 1, Instant.EPOCH);
    }
}
