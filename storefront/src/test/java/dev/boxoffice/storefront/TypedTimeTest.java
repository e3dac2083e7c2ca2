package dev.boxoffice.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTimeTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2030-06-01T17:30:00Z, 2030-06-01T19:30",
        "2030-06-01T17:30:15Z, 2030-06-01T19:30:15",
        "2030-06-01T17:30:00.5Z, 2030-06-01T19:30",
        "2030-06-01T17:30:15.123456Z, 2030-06-01T19:30:15",
        "2030-12-31T23:30:00Z, 2031-01-01T00:30",
        "9999-12-31T23:30:00Z, 10000-01-01T00:30"
    })
    void formatsWhatBrowsersKeep(Instant instant, String text) {
        assertThat(TypedTime.text(instant, BERLIN)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2030-06-01T19:30, 2030-06-01T17:30:00Z",
        "2030-06-01T19:30:15, 2030-06-01T17:30:15Z",
        "2030-06-01T19:30:15.5, 2030-06-01T17:30:15.5Z",
        "10000-01-01T00:30, 9999-12-31T23:30:00Z"
    })
    void readsLocalTimes(String typed, Instant instant) {
        assertThat(TypedTime.of(typed, "", BERLIN)).isEqualTo(new TypedTime.Accepted(instant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2030-06-01",
                "2030-06-01 19:30",
                "2030-02-30T19:30",
                "2030-06-01T24:00",
                "2030-06-01T19:30Z",
                "30-06-01T19:30",
                "tomorrow"
            })
    void refusesOtherText(String typed) {
        assertThat(TypedTime.of(typed, "", BERLIN)).isEqualTo(new TypedTime.NotATime());
    }

    @Test
    void explainsTheSkippedHour() {
        assertThat(TypedTime.of("2026-03-29T02:30", "", BERLIN))
                .isEqualTo(new TypedTime.Skipped(
                        LocalDateTime.parse("2026-03-29T02:30"),
                        LocalDateTime.parse("2026-03-29T02:00"),
                        LocalDateTime.parse("2026-03-29T03:00")));
    }

    @Test
    void asksForTheOffsetInTheRepeatedHour() {
        var offsets = List.of(ZoneOffset.ofHours(2), ZoneOffset.ofHours(1));

        assertThat(TypedTime.of("2026-10-25T02:30", "", BERLIN))
                .isEqualTo(new TypedTime.Repeated(LocalDateTime.parse("2026-10-25T02:30"), offsets));
        assertThat(TypedTime.of("2026-10-25T02:30", "+05:00", BERLIN)).isInstanceOf(TypedTime.Repeated.class);
        assertThat(TypedTime.offsets("2026-10-25T02:30", BERLIN)).isEqualTo(offsets);
        assertThat(TypedTime.offsets("2026-10-25T03:00", BERLIN)).isEmpty();
    }

    @Test
    void readsTheRepeatedHourAtTheChosenOffset() {
        assertThat(TypedTime.of("2026-10-25T02:30", "+02:00", BERLIN))
                .isEqualTo(new TypedTime.Accepted(Instant.parse("2026-10-25T00:30:00Z")));
        assertThat(TypedTime.of("2026-10-25T02:30", "+01:00", BERLIN))
                .isEqualTo(new TypedTime.Accepted(Instant.parse("2026-10-25T01:30:00Z")));
        assertThat(TypedTime.of("2026-10-25T01:30", "+00:00", ZoneId.of("Europe/London")))
                .isEqualTo(new TypedTime.Accepted(Instant.parse("2026-10-25T01:30:00Z")));
    }
}
