package dev.boxoffice.storefront.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicketTest {

    @ParameterizedTest
    @CsvSource({
        "0, 100, false",
        "1, 1, false",
        "12, 12, false",
        "7, 12, false",
        "6, 12, true",
        "10, 100, true",
        "11, 100, false",
        "50, 1000, true",
        "51, 1000, false"
    })
    void callsFewWhatIsASmallPart(int left, int capacity, boolean few) {
        assertThat(Ticket.isFew(left, capacity)).isEqualTo(few);
    }
}
