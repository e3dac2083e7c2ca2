package dev.boxoffice.http.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class RangesTest {

    private static final LocalDate FIRST = LocalDate.of(2030, 1, 31);

    @Test
    void acceptsOrderedAndEqualLimits() {
        assertThatCode(() -> Ranges.require("from", FIRST, "to", FIRST.plusDays(1)))
                .doesNotThrowAnyException();
        assertThatCode(() -> Ranges.require("from", Instant.EPOCH, "to", Instant.EPOCH))
                .doesNotThrowAnyException();
    }

    @Test
    void acceptsOneLimit() {
        assertThatCode(() -> Ranges.require("from", FIRST, "to", null)).doesNotThrowAnyException();
        assertThatCode(() -> Ranges.require("from", null, "to", FIRST)).doesNotThrowAnyException();
    }

    @Test
    void namesBothParametersOfAReversedRange() {
        var dates =
                catchThrowableOfType(HttpProblem.class, () -> Ranges.require("from", FIRST.plusDays(1), "to", FIRST));
        assertThat(dates.getStatusCode()).isEqualTo(400);
        assertThat(dates.getDetail()).isEqualTo("Query parameter \"from\" must not be after \"to\".");
        assertThat(dates.getParameters().get("violations").toString())
                .contains("must not be after to", "must not be before from", "query");

        var prices = catchThrowableOfType(HttpProblem.class, () -> Ranges.require("priceFrom", 2L, "priceTo", 1L));
        assertThat(prices.getDetail()).isEqualTo("Query parameter \"priceFrom\" must not be greater than \"priceTo\".");
    }
}
