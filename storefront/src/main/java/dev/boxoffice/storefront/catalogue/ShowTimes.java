package dev.boxoffice.storefront.catalogue;

import dev.boxoffice.storefront.language.Language;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.TemporalAccessor;

/** The times of a show in its own zone, as the visitor writes them. */
public final class ShowTimes {

    private static final String TIME_PARAMETER = "{time}";

    private final Show show;
    private final ZoneId zone;

    ShowTimes(Show show) {
        this.show = show;
        this.zone = ZoneId.of(show.timeZone());
    }

    /** The day of the start, such as Saturday 5 December 2026. */
    public String day() {
        return format("yMMMMEEEEd", at(show.startsAt()));
    }

    public String start() {
        return clock(show.startsAt());
    }

    public String doors() {
        return clock(show.doorsAt());
    }

    /** The end, with its day if it is not that of the start. */
    public String end() {
        return clock(show.endsAt());
    }

    /** The clock, with the day if it is not that of the start. */
    private String clock(Instant time) {
        boolean isSameDay = at(time).toLocalDate().equals(at(show.startsAt()).toLocalDate());
        return (isSameDay ? "" : format("yMMMEd", at(time)) + ", ") + format("jm", at(time));
    }

    /** The full name of the zone, such as Central European Standard Time. */
    public String zoneName() {
        return DateTimeFormatter.ofPattern("zzzz", Language.current()).format(at(show.startsAt()));
    }

    /** The day of the month, for a calendar leaf. */
    public String dayOfMonth() {
        return format("d", at(show.startsAt()));
    }

    /** The short name of the month. */
    public String month() {
        return format("MMM", at(show.startsAt()));
    }

    /** Where a script puts the visitor's own time. */
    public String parameter() {
        return TIME_PARAMETER;
    }

    /** A time with its offset, as structured data needs it. */
    String withOffset(Instant time) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at(time));
    }

    private ZonedDateTime at(Instant time) {
        return time.atZone(zone);
    }

    static String date(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(Language.current())
                .format(date);
    }

    private static String format(String template, TemporalAccessor time) {
        return DateTimeFormatter.ofLocalizedPattern(template)
                .withLocale(Language.current())
                .format(time);
    }
}
