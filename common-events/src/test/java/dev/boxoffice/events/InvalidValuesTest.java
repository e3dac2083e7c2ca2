package dev.boxoffice.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A value that a later reader could not use makes the event invalid. */
class InvalidValuesTest {

    @ParameterizedTest
    @ValueSource(strings = {"XXY", "eur", "EURO", "", "€", "978", "XXX", "XTS", "XAU"})
    void rejectsUnknownCurrencies(String code) {
        ObjectNode ticket = Golden.tree(EventType.TICKET_UPDATED);
        ticket.withObject("price").put("currency", code);
        ObjectNode order = Golden.tree(EventType.ORDER_CREATED);
        order.withObject("total").put("currency", code);

        assertRejected(ticket, EventType.TICKET_UPDATED, "currency");
        assertRejected(order, EventType.ORDER_CREATED, "currency");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EUR", "JPY", "KWD", "DEM", "HRK"})
    void acceptsCurrentAndWithdrawnCurrencies(String code) throws JsonProcessingException {
        ObjectNode ticket = Golden.tree(EventType.TICKET_UPDATED);
        ticket.withObject("price").put("currency", code);

        assertThat(Golden.JSON.treeToValue(ticket, TicketV1.class).price().currency())
                .isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({
        "version, 0",
        "version, -1",
        "version, 9223372036854775807",
        "version, 9007199254740992",
        "capacity, -1",
        "capacity, 2147483647",
        "maxPerOrder, 0",
        "maxPerOrder, 2147483647"
    })
    void rejectsNumbersOutOfRange(String field, long value) {
        assertRejected(Golden.tree(EventType.TICKET_UPDATED).put(field, value), EventType.TICKET_UPDATED, field);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MAX_VALUE})
    void rejectsImpossibleAmounts(long amount) {
        ObjectNode ticket = Golden.tree(EventType.TICKET_UPDATED);
        ticket.withObject("price").put("amount", amount);

        assertRejected(ticket, EventType.TICKET_UPDATED, "amount");
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0", "0, -1, 0", "0, 0, -1", "2147483647, 0, 0", "1000000000, 1000000000, 1000000000"})
    void rejectsImpossibleStock(int held, int sold, int available) {
        ObjectNode stock = Golden.tree(EventType.TICKET_AVAILABILITY_CHANGED)
                .put("held", held)
                .put("sold", sold)
                .put("available", available);

        assertRejected(stock, EventType.TICKET_AVAILABILITY_CHANGED, "must be between");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u0007b", "a\nb", "\ud800", "\udc00\ud800", "", " \t "})
    void rejectsLinesThatCannotBeStoredOrShown(String text) {
        for (String field : new String[] {"title", "venue", "sellerId", "status"}) {
            assertRejected(Golden.tree(EventType.TICKET_UPDATED).put(field, text), EventType.TICKET_UPDATED, field);
        }
    }

    @ParameterizedTest
    @CsvSource({"title, 1000", "venue, 1000", "sellerId, 1000", "status, 1000", "description, 10000"})
    void limitsLengthsInCodePoints(String field, int maximum) throws JsonProcessingException {
        ObjectNode longest = Golden.tree(EventType.TICKET_UPDATED).put(field, "😀".repeat(maximum));

        assertThat(Golden.JSON.treeToValue(longest, TicketV1.class)).isNotNull();
        assertRejected(longest.put(field, "😀".repeat(maximum + 1)), EventType.TICKET_UPDATED, field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+10000-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z",
                "-4713-01-01T00:00:00Z",
                "+1000000000-12-31T23:59:59Z"
            })
    void rejectsTimesOutsideFourDigitYears(String time) {
        for (String field : new String[] {"startsAt", "createdAt", "updatedAt"}) {
            assertRejected(Golden.tree(EventType.TICKET_UPDATED).put(field, time), EventType.TICKET_UPDATED, field);
        }
        assertRejected(
                Golden.tree(EventType.TICKET_AVAILABILITY_CHANGED).put("asOf", time),
                EventType.TICKET_AVAILABILITY_CHANGED,
                "asOf");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MAX_VALUE})
    void rejectsImpossibleQuantities(int quantity) {
        ObjectNode order = Golden.tree(EventType.ORDER_CREATED);
        ((ObjectNode) order.withArray("items").get(0)).put("quantity", quantity);

        assertRejected(order, EventType.ORDER_CREATED, "quantity");
    }

    private static void assertRejected(ObjectNode event, EventType type, String reason) {
        assertThatThrownBy(() -> Golden.JSON.treeToValue(event, type.payload()))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining(reason);
    }
}
