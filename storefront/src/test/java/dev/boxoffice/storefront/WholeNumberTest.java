package dev.boxoffice.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberTest {

    @ParameterizedTest
    @CsvSource({"5, 5", "' 5 ', 5", "'\u00a05', 5", "0, 0", "007, 7", "1000000, 1000000"})
    void readsDigits(String typed, int number) {
        assertThat(WholeNumber.parse(typed)).hasValue(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1,000",
                "1.000",
                "1 000",
                "1.5",
                "1.0",
                "+5",
                "-1",
                "1e3",
                "\u0665",
                "\uff15",
                "99999999999",
                "five",
                "1_000",
                "0x10"
            })
    void refusesEverythingElse(String typed) {
        assertThat(WholeNumber.parse(typed)).isEmpty();
    }

    @Test
    void refusesAMissingNumber() {
        assertThat(WholeNumber.parse(null)).isEmpty();
    }
}
