package dev.boxoffice.storefront.catalogue;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Periods that visitors can choose instead of dates. */
public enum When {
    TODAY,
    TOMORROW,
    WEEKEND,
    WEEK,
    MONTH;

    private static final int DAYS_OF_WEEK = 6;
    private static final int DAYS_OF_MONTH = 29;

    static Optional<When> of(String text) {
        return Arrays.stream(values())
                .filter(when -> when.parameter().equals(text))
                .findFirst();
    }

    public String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** On a weekend, the period begins today. */
    LocalDate from(LocalDate today) {
        return switch (this) {
            case TODAY, WEEK, MONTH -> today;
            case TOMORROW -> today.plusDays(1);
            case WEEKEND -> isWeekend(today) ? today : today.with(TemporalAdjusters.next(DayOfWeek.FRIDAY));
        };
    }

    LocalDate to(LocalDate today) {
        return switch (this) {
            case TODAY -> today;
            case TOMORROW -> today.plusDays(1);
            case WEEKEND -> today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY));
            case WEEK -> today.plusDays(DAYS_OF_WEEK);
            case MONTH -> today.plusDays(DAYS_OF_MONTH);
        };
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) >= 0;
    }
}
