package dev.boxoffice.storefront.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhenTest {

    /** 1 June 2026 is a Monday. */
    @ParameterizedTest
    @CsvSource({
        "today, 2026-06-01, 2026-06-01, 2026-06-01",
        "tomorrow, 2026-06-01, 2026-06-02, 2026-06-02",
        "weekend, 2026-06-01, 2026-06-05, 2026-06-07",
        "weekend, 2026-06-05, 2026-06-05, 2026-06-07",
        "weekend, 2026-06-06, 2026-06-06, 2026-06-07",
        "weekend, 2026-06-07, 2026-06-07, 2026-06-07",
        "week, 2026-06-03, 2026-06-03, 2026-06-09",
        "month, 2026-06-01, 2026-06-01, 2026-06-30"
    })
    void hasAFirstAndALastDay(String when, LocalDate today, LocalDate from, LocalDate to) {
        When period = When.of(when).orElseThrow();

        assertThat(period.from(today)).isEqualTo(from);
        assertThat(period.to(today)).isEqualTo(to);
    }
}
