package dev.boxoffice.storefront.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateWordsTest {

    private static final LocalDate WEDNESDAY = LocalDate.parse("2026-12-02");

    @ParameterizedTest
    @CsvSource({
        "today, '', 2026-12-02, 2026-12-02",
        "Jazz tonight, Jazz, 2026-12-02, 2026-12-02",
        "heute Abend, '', 2026-12-02, 2026-12-02",
        "Oper morgen, Oper, 2026-12-03, 2026-12-03",
        "wednesday, '', 2026-12-02, 2026-12-02",
        "next wednesday, '', 2026-12-09, 2026-12-09",
        "jazz on Saturday, jazz, 2026-12-05, 2026-12-05",
        "am Samstag in Köln, in Köln, 2026-12-05, 2026-12-05",
        "this weekend, '', 2026-12-04, 2026-12-06",
        "nächstes Wochenende, '', 2026-12-11, 2026-12-13",
        "naechste Woche, '', 2026-12-07, 2026-12-13",
        "this week, '', 2026-11-30, 2026-12-06",
        "next month, '', 2027-01-01, 2027-01-31",
        "december, '', 2026-12-01, 2026-12-31",
        "Ballett im März, Ballett, 2027-03-01, 2027-03-31",
        "maerz, '', 2027-03-01, 2027-03-31",
        "November, '', 2027-11-01, 2027-11-30",
        "december 2030, '', 2030-12-01, 2030-12-31",
        "5. Dezember, '', 2026-12-05, 2026-12-05",
        "December 1st, '', 2027-12-01, 2027-12-01",
        "'Samstag, 5. Dezember', '', 2026-12-05, 2026-12-05",
        "24 december 2028, '', 2028-12-24, 2028-12-24"
    })
    void findsDays(String text, String others, LocalDate from, LocalDate to) {
        assertThat(DateWords.in(text, WEDNESDAY)).contains(new DateWords(others, from, to));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Fashion Week", "in the park", "next", "december 2020", "5", "Guten Abend"})
    void leavesOtherWords(String text) {
        assertThat(DateWords.in(text, WEDNESDAY)).isEmpty();
    }
}
