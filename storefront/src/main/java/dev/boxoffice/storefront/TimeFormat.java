package dev.boxoffice.storefront;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as people of this box office read and type them. */
@Named
@ApplicationScoped
public class TimeFormat {

    private static final DateTimeFormatter SHOWN =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss z", Locale.ENGLISH);

    private final ZoneId zone;

    TimeFormat(StorefrontConfig config) {
        this.zone = config.zone();
    }

    /** For a show. */
    public String shown(Instant time) {
        return SHOWN.format(time.atZone(zone));
    }

    /** For a step of an order. */
    public String exact(Instant time) {
        return EXACT.format(time.atZone(zone));
    }

    /** The value of a {@code datetime-local} field. */
    public String typed(Instant time) {
        return time.atZone(zone)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
    }

    public Instant parse(String typed) {
        return LocalDateTime.parse(typed).atZone(zone).toInstant();
    }

    public String zone() {
        return zone.getId();
    }
}
