package dev.boxoffice.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.boxoffice.events.EventHeaders;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.TicketV1;
import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDecoderTest {

    private static final String TICKET_CREATED = EventType.TICKET_CREATED.type();
    private static final TicketV1 TICKET = Messages.ticket(UUID.randomUUID(), 1);

    private final EventDecoder decoder = new EventDecoder();

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

        assertThat(reason(decode(message))).contains(EventHeaders.TYPE);
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

    @ParameterizedTest
    @CsvSource({
        "version, 1.5",
        "version, 1.0",
        "version, '\"1\"'",
        "version, true",
        "version, ''",
        "capacity, '\"100\"'",
        "capacity, [100]",
        "title, 42",
        "title, true",
        "title, [\"a\"]",
        "startsAt, 1893456000",
        "startsAt, 1893456000.5",
        "startsAt, '\"\"'",
        "startsAt, '\"2030-11-25\"'",
        "startsAt, '\"2030-11-25T08:15:30\"'",
        "id, '\"1-1-1-1-1\"'",
        "id, '\"AZNsWgAAcACAAAAAAAAACg==\"'",
        "price, '{\"amount\": 1, \"currency\": \"XXY\"}'",
        "price, '{\"amount\": -1, \"currency\": \"EUR\"}'"
    })
    void rejectsAValueOfAnotherJsonTypeOrOutsideTheContract(String field, String value) throws IOException {
        ObjectNode spoiled = tree();
        spoiled.set(field, Messages.JSON.readTree(value.isEmpty() ? "null" : value));

        assertThat(reason(decode(TICKET_CREATED, spoiled.toString()))).contains(field);
    }

    @Test
    void rejectsRepeatedFieldsAndTrailingData() {
        String valid = Messages.json(TICKET);

        assertThat(reason(decode(TICKET_CREATED, valid.replace("{\"id\"", "{\"version\":7,\"id\""))))
                .contains("version");
        assertThat(reason(decode(TICKET_CREATED, valid + "{}"))).isNotBlank();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "key", "01936C5A-0000-7000-8000-00000000000A"})
    void rejectsAnotherKeyThanTheId(String key) {
        var ticket = Messages.ticket(UUID.fromString("01936c5a-0000-7000-8000-00000000000a"), 1);

        assertThat(reason(decode(Messages.message(key, TICKET_CREATED, Messages.json(ticket)))))
                .contains("key");
    }

    @ParameterizedTest
    @ValueSource(strings = {EventHeaders.TYPE, EventHeaders.ID, EventHeaders.SOURCE, EventHeaders.TIME})
    void rejectsRepeatedAttributes(String header) {
        ConsumerRecord<String, byte[]> message = message(TICKET_CREATED, Messages.json(TICKET));
        message.headers().remove(header);
        message.headers().add(header, TICKET_CREATED.getBytes(UTF_8)).add(header, TICKET_CREATED.getBytes(UTF_8));

        assertThat(reason(decode(message))).contains(header);
    }

    @ParameterizedTest
    @CsvSource({EventHeaders.SUBJECT + ", 01936c5a-0000-7000-8000-00000000000b", EventHeaders.SPEC_VERSION + ", 0.3"})
    void rejectsContradictingAttributes(String header, String value) {
        ConsumerRecord<String, byte[]> message = message(TICKET_CREATED, Messages.json(TICKET));
        message.headers().add(header, value.getBytes(UTF_8));

        assertThat(reason(decode(message))).contains(header);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud800", "\\udc00x"})
    void rejectsTextThatCannotBeStored(String escaped) {
        String spoiled = Messages.json(TICKET).replace("Title", escaped);

        assertThat(reason(decode(TICKET_CREATED, spoiled))).contains("title").doesNotContain("\u0000");
    }

    @Test
    void rejectsInvalidUtf8() {
        ConsumerRecord<String, byte[]> message = message(TICKET_CREATED, Messages.json(TICKET));
        message.value()[Messages.json(TICKET).indexOf("Title")] = (byte) 0xC0;

        assertThat(reason(decode(message))).isNotBlank();
    }

    @Test
    void doesNotReadIgnoredTypes() {
        Set<EventType> ignored = Set.of(EventType.TICKET_CREATED);

        assertThat(decoder.decode(message(TICKET_CREATED, "not even JSON"), ignored))
                .isEqualTo(new Decoded.Ignored());
        assertThat(decoder.decode(message(EventType.TICKET_UPDATED.type(), Messages.json(TICKET)), ignored))
                .isEqualTo(new Decoded.Known(TICKET));
    }

    @Test
    void refusesIgnoredTypesWithARepeatedAttribute() {
        ConsumerRecord<String, byte[]> message = message(TICKET_CREATED, Messages.json(TICKET));
        message.headers().add(EventHeaders.TYPE, TICKET_CREATED.getBytes(UTF_8));

        assertThat(reason(decoder.decode(message, Set.of(EventType.TICKET_CREATED))))
                .contains(EventHeaders.TYPE);
    }

    private static ConsumerRecord<String, byte[]> message(String type, String value) {
        return Messages.message(TICKET.id().toString(), type, value);
    }

    private Decoded decode(String type, String value) {
        return decode(message(type, value));
    }

    private Decoded decode(ConsumerRecord<String, byte[]> message) {
        return decoder.decode(message, Set.of());
    }

    private static ObjectNode tree() {
        return Messages.JSON.valueToTree(TICKET);
    }

    private static String reason(Decoded decoded) {
        assertThat(decoded).isInstanceOf(Decoded.Unreadable.class);
        return ((Decoded.Unreadable) decoded).reason();
    }
}
