package dev.boxoffice.storefront.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SalesChartTest {

    private static final LocalDate FIRST = LocalDate.of(2030, 6, 1);

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "4, 4", "5, 6", "9, 10", "37, 40", "1500, 1500", "1501, 2000"})
    void hasAnAxisOfRoundNumbersUpToTheHighest(long highest, long top) {
        SalesChart chart = chart(0, highest);

        assertThat(chart.ticks()).hasSizeBetween(2, 5);
        assertThat(chart.ticks().getFirst().value()).isZero();
        assertThat(chart.ticks().getLast().value()).isEqualTo(top);
    }

    /** A few units of a large capacity do not fill the chart of another show. */
    @Test
    void drawsBarsInProportionToTheAxis() {
        SalesChart chart = chart(10, 20);

        assertThat(chart.bars().get(1).height())
                .isEqualTo(2 * chart.bars().get(0).height());
        assertThat(chart.bars().get(1).y()).isEqualTo(chart.ticks().getLast().y());
        assertThat(chart.bars()).extracting(SalesChart.Bar::highest).containsExactly(false, true);
    }

    @Test
    void labelsTodayAndOneDayAWeek() {
        SalesChart chart = chart(LongStream.range(0, 28).toArray());

        assertThat(chart.bars())
                .filteredOn(SalesChart.Bar::labelled)
                .extracting(SalesChart.Bar::day)
                .containsExactly(FIRST.plusDays(6), FIRST.plusDays(13), FIRST.plusDays(20), FIRST.plusDays(27));
    }

    private static SalesChart chart(long... sold) {
        List<DailySales> days = LongStream.range(0, sold.length)
                .mapToObj(i -> new DailySales(FIRST.plusDays(i), sold[(int) i], List.of(), 0, List.of()))
                .toList();
        return SalesChart.of(days);
    }
}
