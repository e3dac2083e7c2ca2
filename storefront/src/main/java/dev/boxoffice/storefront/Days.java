package dev.boxoffice.storefront;

import dev.boxoffice.storefront.language.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** Days in the configured time zone, and how they are written. */
@Named("days")
@ApplicationScoped
public class Days {

    private final ZoneId zone;

    Days(StorefrontConfig config) {
        this.zone = config.zone();
    }

    public LocalDate today() {
        return LocalDate.now(zone);
    }

    /** When a day starts. */
    public Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** Writes a day without its year. */
    public String brief(LocalDate day) {
        return DateTimeFormatter.ofLocalizedPattern("MMMd")
                .withLocale(Language.current())
                .format(day);
    }

    public String full(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(Language.current())
                .format(day);
    }
}
