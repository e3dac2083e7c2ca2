package dev.boxoffice.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;

/** Times as RFC 3339 writes them: the year has four digits, so that the database can keep each of them. */
final class Times {

    private Times() {}

    static Instant parse(String text) {
        if (text.startsWith("+") || text.startsWith("-")) {
            throw new DateTimeException("a year has four digits");
        }
        return Instant.parse(text);
    }

    /** Reads text only: whether a number means seconds or milliseconds would be a guess. */
    static final class Reader extends JsonDeserializer<Instant> {

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.hasToken(JsonToken.VALUE_STRING)) {
                return (Instant) context.handleUnexpectedToken(Instant.class, parser);
            }
            String text = parser.getText();
            try {
                return parse(text);
            } catch (DateTimeException e) {
                return (Instant) context.handleWeirdStringValue(Instant.class, text, "not a time of RFC 3339");
            }
        }
    }
}
