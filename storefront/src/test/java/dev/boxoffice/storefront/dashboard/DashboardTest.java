package dev.boxoffice.storefront.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.boxoffice.storefront.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DashboardTest {

    private static final LocalDate TODAY = LocalDate.of(2030, 6, 15);
    private static final Instant NOW = Instant.parse("2030-06-15T10:00:00Z");

    @Test
    void addsShowsAndKeepsCurrenciesApart() {
        Dashboard dashboard = of(
                show("A", NOW.plusSeconds(60), day(TODAY, 2, new Money(5_000, "EUR"))),
                show(
                        "B",
                        NOW.plusSeconds(60),
                        day(TODAY, 1, new Money(3_000, "USD")),
                        day(TODAY.minusDays(1), 4, new Money(8_000, "EUR"))));

        assertThat(dashboard.today().sold()).isEqualTo(3);
        assertThat(dashboard.today().revenue()).containsExactly(new Money(5_000, "EUR"), new Money(3_000, "USD"));
        assertThat(dashboard.soldInPeriod()).isEqualTo(7);
        assertThat(dashboard.daysWithSales()).extracting(DailySales::day).containsExactly(TODAY, TODAY.minusDays(1));
    }

    @Test
    void listsEveryDayOfThePeriod() {
        Dashboard dashboard = of(show("A", NOW));

        assertThat(dashboard.days()).hasSize(28);
        assertThat(dashboard.days().getFirst().day()).isEqualTo(TODAY.minusDays(27));
        assertThat(dashboard.days().getLast().day()).isEqualTo(TODAY);
        assertThat(dashboard.daysWithSales()).isEmpty();
    }

    @Test
    void showsFirstWhatTakesPlaceNowOrNext() {
        Dashboard dashboard = of(
                show("over", NOW.minusSeconds(86_400)),
                show("now", NOW.minusSeconds(3_600)),
                show("next", NOW.plusSeconds(3_600)));

        assertThat(dashboard.next()).extracting(SalesSummary.Show::title).containsExactly("now", "next");
        assertThat(dashboard.shows()).extracting(SalesSummary.Show::title).containsExactly("now", "next", "over");
    }

    @Test
    void worksWithoutShows() {
        Dashboard dashboard = of();

        assertThat(dashboard.today().day()).isEqualTo(TODAY);
        assertThat(dashboard.revenue()).isEmpty();
    }

    private static Dashboard of(SalesSummary.Show... shows) {
        return Dashboard.of(new SalesSummary(List.of(shows), false), NOW, TODAY);
    }

    private static SalesSummary.Day day(LocalDate day, long sold, Money revenue) {
        return new SalesSummary.Day(day, sold, revenue, 0, new Money(0, revenue.currency()));
    }

    private static SalesSummary.Show show(String title, Instant startsAt, SalesSummary.Day... days) {
        return new SalesSummary.Show(
                UUID.randomUUID(),
                title,
                "Hall",
                startsAt,
                "UTC",
                "PUBLISHED",
                TODAY,
                100,
                0,
                0,
                List.of(),
                List.of(days));
    }
}
