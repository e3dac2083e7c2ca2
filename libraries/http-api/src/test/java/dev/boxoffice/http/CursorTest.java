package dev.boxoffice.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final String ID = "01936c5a-7e00-7a3b-8c1d-2e3f4a5b6c7d";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1970-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999Z",
                "2030-11-25T08:15:30.123456Z",
                "2030-11-25T08:15:30.000001Z",
                "9999-12-31T23:59:59.999999Z"
            })
    void survivesARoundTripToTheMicrosecond(String at) {
        var cursor = new Cursor(Instant.parse(at), UUID.fromString(ID));

        assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
    }

    @Test
    void needsNoUrlEncoding() {
        assertThat(new Cursor(Instant.parse("2030-11-25T08:15:30.123456Z"), UUID.fromString(ID)).toString())
                .matches("[A-Za-z0-9_-]+");
    }

    @Test
    void isNullOnTheFirstPage() {
        assertThat(Cursor.parse(null)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "rubbish", "%%%", "bm8", "Zm9vfmJhcg", "ä"})
    void rejectsAnyOtherText(String text) {
        assertThat(status(text)).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2030-11-25T08:15:30Z",
                "2030-11-25T08:15:30Z~",
                "~" + ID,
                "2030-11-25T08:15:30Z~4711",
                "2030-11-25T08:15:30Z~" + ID + "~more",
                "+1000000000-12-31T23:59:59Z~" + ID,
                "-1000000000-01-01T00:00:00Z~" + ID,
                "+10000-01-01T00:00:00Z~" + ID
            })
    void rejectsAForgedCursor(String content) {
        assertThat(status(Base64.getUrlEncoder().encodeToString(content.getBytes(UTF_8))))
                .isEqualTo(400);
    }

    private static int status(String text) {
        return catchThrowableOfType(HttpProblem.class, () -> Cursor.parse(text)).getStatusCode();
    }
}
