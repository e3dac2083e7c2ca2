package dev.boxoffice.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class CatalogueTicketTest {

    @Test
    void catalogueHasAtLeastFortyValidTickets() throws IOException {
        LocalDate today = LocalDate.of(2026, 1, 31);

        assertThat(CatalogueTicket.catalogue()).hasSizeGreaterThanOrEqualTo(40).allSatisfy(ticket -> {
            assertThat(ticket.title()).isNotBlank();
            assertThat(ticket.description()).isNotBlank();
            assertThat(ticket.venue()).isNotBlank();
            assertThat(ticket.seller()).isNotBlank();
            assertThat(ticket.capacity()).isPositive();
            assertThat(ticket.maxPerOrder()).isBetween(1, ticket.capacity());
            assertThat(ticket.price().amount()).isNotNegative();
            assertThat(Currency.getInstance(ticket.price().currency())).isNotNull();
            assertThat(ticket.startsAt(today))
                    .isAfter(today.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        });
        assertThat(CatalogueTicket.catalogue())
                .extracting(CatalogueTicket::title)
                .doesNotHaveDuplicates();
    }
}
