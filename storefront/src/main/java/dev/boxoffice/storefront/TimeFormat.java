package dev.boxoffice.storefront;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Formats and parses times in the configured time zone. */
@Named
@ApplicationScoped
public class TimeFormat {

    private static final DateTimeFormatter SHOW_TIME =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss z", Locale.ENGLISH);

    private final ZoneId zone;

    TimeFormat(StorefrontConfig config) {
        this.zone = config.zone();
    }

    /** Formats the start of a show, to the minute. */
    public String showTime(Instant time) {
        return SHOW_TIME.format(time.atZone(zone));
    }

    /** Formats a time to the second. */
    public String exact(Instant time) {
        return EXACT.format(time.atZone(zone));
    }

    /** Formats the value of a {@code datetime-local} field. */
    public String typed(Instant time) {
        return time.atZone(zone)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    /**
     * Reads the value of a {@code datetime-local} field.
     *
     * @throws java.time.format.DateTimeParseException if it is not a local date and time
     */
    public Instant parse(String typed) {
        return LocalDateTime.parse(typed).atZone(zone).toInstant();
    }

    public String zone() {
        return zone.getId();
    }
}
