package dev.boxoffice.storefront.selling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChartTest {

    private static final LocalDate TODAY = LocalDate.of(2030, 6, 1);

    @Test
    void showsTheLastFourteenDays() {
        Chart chart = Chart.of(
                List.of(
                        new Sales.Day(TODAY.minusDays(14), 9),
                        new Sales.Day(TODAY.minusDays(1), 2),
                        new Sales.Day(TODAY, 4)),
                TODAY);

        assertThat(chart.bars()).hasSize(14);
        assertThat(chart.sold()).isEqualTo(6);
        assertThat(chart.highest()).isEqualTo(4);
        assertThat(chart.bars().getLast()).isEqualTo(new Chart.Bar(TODAY, 4, 260, 0, 60));
        assertThat(chart.bars().get(12)).isEqualTo(new Chart.Bar(TODAY.minusDays(1), 2, 240, 30, 30));
        assertThat(chart.bars().getFirst().height()).isZero();
    }

    @Test
    void isFlatWithoutSales() {
        assertThat(Chart.of(List.of(), TODAY).bars()).allMatch(bar -> bar.height() == 0);
    }
}
