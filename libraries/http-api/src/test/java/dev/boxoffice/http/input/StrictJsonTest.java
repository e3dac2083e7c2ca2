package dev.boxoffice.http.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    static {
        new StrictJson().customize(JSON);
    }

    enum Colour {
        RED,
        GREEN
    }

    record Thing(int count, Long amount, double ratio, boolean on, String text, Colour colour, UUID id, Instant at) {}

    @Test
    void acceptsValidValues() throws JsonProcessingException {
        var thing = JSON.readValue("""
                {"count": 3, "amount": 9007199254740993, "ratio": 2.5, "on": true, "text": "3", "colour": "GREEN",
                 "id": "01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d", "at": "2030-01-31T19:30:00.123456Z"}
                """, Thing.class);

        assertThat(thing)
                .isEqualTo(new Thing(
                        3,
                        9007199254740993L,
                        2.5,
                        true,
                        "3",
                        Colour.GREEN,
                        UUID.fromString("01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d"),
                        Instant.parse("2030-01-31T19:30:00.123456Z")));
    }

    @Test
    void acceptsIntegersForFractionsAndNullForObjects() throws JsonProcessingException {
        var thing = JSON.readValue("""
                {"count": 0, "amount": null, "ratio": 2, "on": false, "text": null, "colour": null, "id": null}
                """, Thing.class);

        assertThat(thing).isEqualTo(new Thing(0, null, 2, false, null, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"count\": \"3\"",
                "\"count\": \"\"",
                "\"count\": 2.5",
                "\"count\": 3.0",
                "\"count\": 3e0",
                "\"count\": 2147483648",
                "\"count\": true",
                "\"count\": null",
                "\"count\": [3]",
                "\"amount\": \"3\"",
                "\"amount\": \"\"",
                "\"amount\": 2.5",
                "\"amount\": 9223372036854775808",
                "\"amount\": false",
                "\"ratio\": \"2.5\"",
                "\"ratio\": NaN",
                "\"ratio\": null",
                "\"on\": \"true\"",
                "\"on\": 1",
                "\"on\": null",
                "\"text\": 3",
                "\"text\": 2.5",
                "\"text\": true",
                "\"text\": {}",
                "\"text\": [\"a\"]",
                "\"colour\": 1",
                "\"colour\": \"1\"",
                "\"colour\": \"red\"",
                "\"colour\": \"\"",
                "\"id\": 1",
                "\"id\": \"1\"",
                "\"id\": \"\"",
                "\"at\": 1893526200",
                "\"at\": 1893526200.5",
                "\"at\": \"1893526200\"",
                "\"at\": \"2030-01-31\"",
                "\"at\": \"2030-01-31T19:30:00\"",
                "\"at\": \"+1000000000-12-31T23:59:59Z\"",
                "\"at\": \"\"",
                "\"at\": \" \""
            })
    void rejectsValuesOfAnotherType(String field) {
        String whole = "{\"count\": 3, \"ratio\": 1, \"on\": true, %s}".formatted(field);
        String once = whole.replaceFirst("\"%s\": [^,]+, (?=.*\"%<s\":)".formatted(name(field)), "");

        assertThatThrownBy(() -> JSON.readValue(once, Thing.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageNotContaining("Duplicate");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"a\": 1, \"a\": 1}", "{\"a\": 1} {}", "{\"a\": 1}}", "{\"a\": 1} x", "{\"a\": 01}", "{'a': 1}"
            })
    void rejectsDuplicateFieldsAndInvalidJson(String body) {
        assertThatThrownBy(() -> JSON.readValue(body, Map.class)).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void rejectsAMissingPrimitive() {
        assertThatThrownBy(() -> JSON.readValue("{\"ratio\": 1, \"on\": true}", Thing.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("count");
    }

    @Test
    void rejectsValuesOfAnotherTypeInLists() {
        var numbers = JSON.getTypeFactory().constructCollectionType(List.class, Integer.class);

        assertThatThrownBy(() -> JSON.readValue("[1, \"2\"]", numbers)).isInstanceOf(JsonProcessingException.class);
    }

    private static String name(String field) {
        return field.substring(1, field.indexOf('"', 1));
    }
}
