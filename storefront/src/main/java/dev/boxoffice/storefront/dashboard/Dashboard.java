package dev.boxoffice.storefront.dashboard;

import dev.boxoffice.storefront.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The figures of an organiser's shows.
 *
 * @param shows those that have not started, then those that have
 * @param next those that take place now or next
 * @param days all days of the period, oldest first
 * @param today the last of the days
 * @param more whether there are more shows than these
 */
record Dashboard(
        List<SalesSummary.Show> shows,
        List<SalesSummary.Show> next,
        List<DailySales> days,
        DailySales today,
        SalesChart chart,
        boolean more) {

    static final int DAYS = 28;

    private static final int NEXT = 3;
    /** Doors of a show are of interest until it is over. */
    private static final Duration TAKES_PLACE = Duration.ofHours(6);

    static Dashboard of(SalesSummary summary, Instant now, LocalDate fallbackToday) {
        List<SalesSummary.Show> upcoming = summary.shows().stream()
                .filter(show -> show.startsAt().plus(TAKES_PLACE).isAfter(now))
                .toList();
        List<SalesSummary.Show> shows = summary.shows().stream()
                .sorted((a, b) -> Boolean.compare(!upcoming.contains(a), !upcoming.contains(b)))
                .toList();
        LocalDate today = summary.shows().stream()
                .map(SalesSummary.Show::today)
                .max(LocalDate::compareTo)
                .orElse(fallbackToday);
        List<DailySales> days = days(summary, today);
        List<SalesSummary.Show> next = upcoming.stream()
                .filter(show -> !show.isCalledOff() && !show.isDraft())
                .limit(NEXT)
                .toList();
        return new Dashboard(shows, next, days, days.getLast(), SalesChart.of(days), summary.more());
    }

    private static List<DailySales> days(SalesSummary summary, LocalDate today) {
        var byDay = summary.shows().stream()
                .flatMap(show -> show.days().stream())
                .collect(Collectors.groupingBy(SalesSummary.Day::day));
        LocalDate first = today.minusDays(DAYS - 1L);
        return first.datesUntil(today.plusDays(1))
                .map(day -> DailySales.of(day, byDay.getOrDefault(day, List.of())))
                .toList();
    }

    /** Shows that are called off offer nothing. */
    public long capacity() {
        return shows.stream()
                .filter(show -> !show.isCalledOff())
                .mapToLong(SalesSummary.Show::capacity)
                .sum();
    }

    public long sold() {
        return shows.stream().mapToLong(SalesSummary.Show::sold).sum();
    }

    public long held() {
        return shows.stream().mapToLong(SalesSummary.Show::held).sum();
    }

    public List<Money> revenue() {
        return Amounts.add(shows.stream().flatMap(show -> show.revenue().stream()));
    }

    /** The days with sales or refunds, newest first. */
    public List<DailySales> daysWithSales() {
        return days.reversed().stream().filter(day -> !day.isEmpty()).toList();
    }

    public long soldInPeriod() {
        return days.stream().mapToLong(DailySales::sold).sum();
    }
}
