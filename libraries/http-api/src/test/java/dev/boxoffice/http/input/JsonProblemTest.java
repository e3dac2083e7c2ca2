package dev.boxoffice.http.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonProblemTest {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    static {
        new StrictJson().customize(JSON);
    }

    enum Color {
        RED,
        GREEN
    }

    record Price(long amount) {}

    record Thing(
            int count,
            Long amount,
            double ratio,
            boolean on,
            String text,
            Color color,
            UUID id,
            Instant at,
            Price price,
            List<Price> prices) {}

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "amount": 99999999999999999999      | amount           | 'amount' is a number that is too large.
            "amount": 9223372036854775808       | amount           | 'amount' is a number that is too large.
            "amount": -9223372036854775809      | amount           | 'amount' is a number that is too small.
            "amount": 1e400                     | amount           | 'amount' is a number that is too large.
            "amount": 1e999999999               | amount           | 'amount' is a number that is too large.
            "count": 2147483648                 | count            | 'count' is a number that is too large.
            "price": {"amount": 1e20}           | price.amount     | 'price.amount' is a number that is too large.
            "prices": [{"amount": 1}, {"amount": 9223372036854775808}] | prices[1].amount | 'prices[1].amount' is a number that is too large.
            "amount": 2.5                       | amount           | 'amount' must be a whole number without fraction or exponent.
            "amount": 1.0                       | amount           | 'amount' must be a whole number without fraction or exponent.
            "amount": 1e3                       | amount           | 'amount' must be a whole number without fraction or exponent.
            "amount": "1"                       | amount           | 'amount' must be a whole number without fraction or exponent.
            "amount": [1]                       | amount           | 'amount' must be a whole number without fraction or exponent.
            "amount": {}                        | amount           | 'amount' must be a whole number without fraction or exponent.
            "amount": ""                        | amount           | 'amount' must be a whole number without fraction or exponent.
            "count": null                       | count            | 'count' is required.
            "price": {}                         | price.amount     | 'price.amount' is required.
            "price": {"amount": null}           | price.amount     | 'price.amount' is required.
            "price": []                         | price            | 'price' must be an object.
            "price": 45                         | price            | 'price' must be an object.
            "prices": {}                        | prices           | 'prices' must be an array.
            "prices": [[]]                      | prices[0]        | 'prices[0]' must be an object.
            "on": "true"                        | on               | 'on' must be true or false.
            "on": 1                             | on               | 'on' must be true or false.
            "ratio": "2"                        | ratio            | 'ratio' must be a number.
            "text": 1                           | text             | 'text' must be a string.
            "text": {}                          | text             | 'text' must be a string.
            "text": "\\ud800"                   | text             | 'text' must not contain an unpaired surrogate.
            "text": "\\udc00\\ud800"            | text             | 'text' must not contain an unpaired surrogate.
            "color": "red"                      | color            | 'color' must be one of RED, GREEN.
            "color": 0                          | color            | 'color' must be one of RED, GREEN.
            "id": "1-1-1-1-1"                   | id               | 'id' must be a UUID like 01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d.
            "id": "{01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d}" | id    | 'id' must be a UUID like 01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d.
            "id": " 01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d"  | id    | 'id' must be a UUID like 01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d.
            "id": "AZNsWn4AejuMHS4/SltsfQ=="    | id               | 'id' must be a UUID like 01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d.
            "at": "tomorrow"                    | at               | 'at' must be a time like 2030-01-31T19:30:00Z.
            "at": 1900000000                    | at               | 'at' must be a time like 2030-01-31T19:30:00Z.
            "Text": "a"                         | Text             | Unknown field 'Text'. The known fields are amount, at, color, count, id, on, price, prices, ratio, text.
            "price": {"amount": 1, "tax": 1}    | price.tax        | Unknown field 'price.tax'. The known fields are amount.
            """)
    void namesTheErrorAndTheField(String member, String field, String detail) {
        HttpProblem problem = problemOf("{" + member + ", \"count\": 1, \"ratio\": 1, \"on\": true}");

        assertThat(problem.getDetail()).isEqualTo(detail);
        assertThat(problem.getParameters()).containsEntry("field", field);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"text": "a", "text": "b"}  | Duplicate field 'text' at line 1, column 21.
            {"text": "a" "on": true}    | The body is not valid JSON at line 1, column 14.
            {"text": "a"                | The JSON ends too early at line 1, column 13.
            {"ratio": NaN}              | NaN and Infinity are not JSON numbers at line 1, column 14.
            {'text': 1}                 | The body is not valid JSON at line 1, column 2.
            {"count": 01}               | The body is not valid JSON at line 1, column 12.
            <order/>                    | The body is not valid JSON at line 1, column 1.
            amount=1                    | The body is not valid JSON at line 1, column 1.
            []                          | The body must be an object.
            7                           | The body must be an object.
            "text"                      | The body must be an object.
            """)
    void namesTheErrorAndItsPosition(String body, String detail) {
        assertThat(problemOf(body).getDetail()).isEqualTo(detail);
    }

    @Test
    void refusesASecondValue() {
        assertThat(problemOf("{\"count\": 1, \"ratio\": 1, \"on\": true} {}").getDetail())
                .isEqualTo("The body must contain a single JSON value.");
    }

    @Test
    void namesAnExceededLimit() {
        assertThat(problemOf("{\"prices\": " + "[".repeat(2_000)).getDetail())
                .isEqualTo("'prices[0]' must be an object.");
        assertThat(problemOf("{\"x\": " + "[".repeat(2_000)).getDetail()).isEqualTo("The JSON is nested too deeply.");
        assertThat(problemOf("{\"amount\": " + "1".repeat(2_000) + "}").getDetail())
                .isEqualTo("A number is too large: it has too many digits.");
        assertThat(problemOf("{\"" + "x".repeat(60_000) + "\": 1}").getDetail()).isEqualTo("A field name is too long.");
    }

    private static HttpProblem problemOf(String body) {
        return JsonProblem.of(
                catchThrowableOfType(JsonProcessingException.class, () -> JSON.readValue(body, Thing.class)));
    }
}
