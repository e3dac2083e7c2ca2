package dev.boxoffice.storefront.selling;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Bars of an SVG chart of the last days' sales.
 *
 * @param sold on all days together
 * @param highest sold on the best day
 */
record Chart(List<Bar> bars, int sold, int highest) {

    static final int DAYS = 14;
    static final int HEIGHT = 60;
    static final int STEP = 20;

    /** One day, in units of the drawing from its upper left corner. */
    record Bar(LocalDate day, int sold, int x, int y, int height) {}

    public int days() {
        return bars.size();
    }

    static Chart of(List<Sales.Day> days, LocalDate today) {
        Map<LocalDate, Sales.Day> byDay = days.stream().collect(Collectors.toMap(Sales.Day::day, Function.identity()));
        int[] sold = IntStream.range(0, DAYS)
                .map(i -> {
                    Sales.Day day = byDay.get(today.minusDays(DAYS - 1L - i));
                    return day == null ? 0 : day.sold();
                })
                .toArray();
        int highest = IntStream.of(sold).max().orElseThrow();
        List<Bar> bars = IntStream.range(0, DAYS)
                .mapToObj(i -> {
                    int height = highest == 0 ? 0 : Math.ceilDiv(sold[i] * HEIGHT, highest);
                    return new Bar(today.minusDays(DAYS - 1L - i), sold[i], i * STEP, HEIGHT - height, height);
                })
                .toList();
        return new Chart(bars, IntStream.of(sold).sum(), highest);
    }
}
