package dev.boxoffice.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueShowTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 1, 31);

    @Test
    void catalogueHasAtLeastFortyValidShows() throws IOException {
        assertThat(CatalogueShow.catalogue()).hasSizeGreaterThanOrEqualTo(40).allSatisfy(show -> {
            assertThat(show.title()).isNotBlank();
            assertThat(show.description()).isNotBlank();
            assertThat(show.category()).matches("[a-z]+");
            assertThat(show.venue().city()).isNotBlank();
            assertThat(show.seller()).isNotBlank();
            assertThat(Currency.getInstance(show.currency())).isNotNull();
            assertThat(show.startsAt(TODAY))
                    .isAfter(TODAY.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
            assertThat(show.tickets()).isNotEmpty().allSatisfy(ticket -> {
                assertThat(ticket.capacity()).isPositive();
                assertThat(ticket.maxPerOrder()).isBetween(1, ticket.capacity());
                assertThat(ticket.amount()).isNotNegative();
                assertThat(show.pools()).extracting(CatalogueShow.Pool::name).containsAll(ticket.pools());
            });
        });
        assertThat(CatalogueShow.catalogue()).extracting(CatalogueShow::title).doesNotHaveDuplicates();
    }

    @Test
    void catalogueHasEveryKindOfOffer() throws IOException {
        List<CatalogueShow> shows = CatalogueShow.catalogue();
        List<CatalogueTicket> tickets =
                shows.stream().flatMap(show -> show.tickets().stream()).toList();

        assertThat(shows).extracting(CatalogueShow::status).contains("DRAFT", "CALLED_OFF", "PUBLISHED");
        assertThat(shows).extracting(CatalogueShow::timeZone).contains("Europe/Berlin", "America/New_York");
        assertThat(shows).filteredOn(show -> show.tickets().size() > 1).hasSizeGreaterThan(5);
        assertThat(tickets).filteredOn(ticket -> ticket.pools().size() > 1).isNotEmpty();
        assertThat(tickets).filteredOn(ticket -> ticket.maxPerBuyer() != null).isNotEmpty();
        assertThat(tickets).filteredOn(ticket -> ticket.onSaleFromDay() != null).isNotEmpty();
        assertThat(tickets)
                .filteredOn(ticket -> ticket.onSaleUntilDay() != null)
                .allSatisfy(ticket -> assertThat(ticket.isOnSale()).isFalse());
    }

    @Test
    void windowsFollowTheZoneOfTheShow() throws IOException {
        CatalogueShow ballet = CatalogueShow.catalogue().stream()
                .filter(show -> show.title().startsWith("Municipal Ballet"))
                .findFirst()
                .orElseThrow();
        CatalogueTicket rush = ballet.tickets().getLast();

        assertThat(rush.isOnSale()).isFalse();
        assertThat(ballet.body(rush, TODAY)).containsEntry("onSaleFrom", "2026-03-08T14:00:00Z");
    }
}
