package dev.boxoffice.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class CatalogueTicketTest {

    @Test
    void catalogueHoldsAtLeastFortyDifferentValidEvents() throws IOException {
        LocalDate today = LocalDate.of(2026, 1, 31);

        assertThat(CatalogueTicket.catalogue()).hasSizeGreaterThanOrEqualTo(40).allSatisfy(listing -> {
            assertThat(listing.title()).isNotBlank();
            assertThat(listing.description()).isNotBlank();
            assertThat(listing.venue()).isNotBlank();
            assertThat(listing.seller()).isNotBlank();
            assertThat(listing.capacity()).isPositive();
            assertThat(listing.maxPerOrder()).isBetween(1, listing.capacity());
            assertThat(listing.price().amount()).isNotNegative();
            assertThat(Currency.getInstance(listing.price().currency())).isNotNull();
            assertThat(listing.startsAt(today))
                    .isAfter(today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        });
        assertThat(CatalogueTicket.catalogue())
                .extracting(CatalogueTicket::title)
                .doesNotHaveDuplicates();
    }
}
