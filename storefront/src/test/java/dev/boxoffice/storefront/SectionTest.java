package dev.boxoffice.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SectionTest {

    @ParameterizedTest
    @CsvSource({
        "/, shows",
        "/shows/1, shows",
        "/tickets/1, shows",
        "/o/harbour-hall, shows",
        "/cart, cart",
        "/orders/1/refund, orders",
        "/sell, sell",
        "/sell/orders/1, sell",
        "/door/1, sell",
        "/operations/order-service, operations"
    })
    void namesTheSectionOfAPage(String path, String section) {
        assertThat(Section.of(path)).isEqualTo(section);
    }
}
