package dev.boxoffice.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.boxoffice.events.EventHeaders;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.TicketV1;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDecoderTest {

    private static final String TICKET_CREATED = EventType.TICKET_CREATED.type();
    private static final TicketV1 TICKET = Messages.ticket(UUID.randomUUID(), 1);

    private final EventDecoder decoder = new EventDecoder(Messages.JSON);

    @Test
    void readsAKnownType() {
        assertThat(decode(TICKET_CREATED, Messages.json(TICKET))).isEqualTo(new Decoded.Known(TICKET));
    }

    @Test
    void ignoresFieldsOfALaterVersion() {
        ObjectNode later = tree();
        later.put("addedLater", "value");
        later.withObject("price").put("taxRate", "0.19");

        assertThat(decode(TICKET_CREATED, later.toString())).isEqualTo(new Decoded.Known(TICKET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev.boxoffice.ticket.created.v2", "com.example.other", ""})
    void recognizesUnknownTypes(String type) {
        assertThat(decode(type, "not even JSON")).isEqualTo(new Decoded.UnknownType(type));
    }

    @Test
    void rejectsAMissingTypeHeader() {
        assertThat(reason(decode(null, Messages.json(TICKET)))).contains(EventHeaders.TYPE);
    }

    @Test
    void rejectsAnEmptyTypeHeader() {
        ConsumerRecord<String, byte[]> message = Messages.message(null, Messages.json(TICKET));
        message.headers().add(EventHeaders.TYPE, null);

        assertThat(reason(decoder.decode(message))).contains(EventHeaders.TYPE);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "rubbish",
                "\u0000\u0001\u0002",
                "{",
                "{}",
                "[]",
                "[1]",
                "42",
                "\"text\"",
                "{\n\n\"id\":\n\"no uuid\"}",
                "{\"startsAt\": 1e999}"
            })
    void rejectsInvalidJsonWithAOneLineReason(String value) {
        assertThat(reason(decode(TICKET_CREATED, value))).isNotBlank().doesNotContain("\n", "\r");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "title", "startsAt", "price", "capacity", "status", "version"})
    void rejectsAMissingRequiredField(String field) {
        ObjectNode spoiled = tree();
        spoiled.remove(field);

        assertThat(reason(decode(TICKET_CREATED, spoiled.toString()))).contains(field);
    }

    @Test
    void givesAOneLineReasonForAMultilineValue() {
        String spoiled = tree().put("id", "several\nlines\r\nof text").toPrettyString();

        assertThat(reason(decode(TICKET_CREATED, spoiled))).isNotBlank().doesNotContain("\n", "\r");
    }

    private Decoded decode(String type, String value) {
        return decoder.decode(Messages.message(type, value));
    }

    private static ObjectNode tree() {
        return Messages.JSON.valueToTree(TICKET);
    }

    private static String reason(Decoded decoded) {
        assertThat(decoded).isInstanceOf(Decoded.Unreadable.class);
        return ((Decoded.Unreadable) decoded).reason();
    }
}
