package dev.boxoffice.storefront;

import dev.boxoffice.storefront.language.Language;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Formats and parses times, in the configured time zone or in that of a show. */
@Named
@ApplicationScoped
public class TimeFormat {

    private static final String DAY = "yMMMEd";
    private static final String SHORT_DAY = "yMMMd";
    private static final String MINUTES = "jm";
    private static final String SECONDS = "jms";
    private static final String ZONE = "z";

    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
    /** Others are abbreviations, offsets and synonyms. */
    private static final Pattern PLACE =
            Pattern.compile("(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");

    private final ZoneId zone;

    TimeFormat(StorefrontConfig config) {
        this.zone = config.zone();
    }

    /** Formats the start of a show, to the minute. */
    public String showTime(Instant time) {
        return withZone(time.atZone(zone), DAY, MINUTES);
    }

    /** Formats a time in the zone of a show, to the minute; {@code showZone} is an IANA name or {@code null}. */
    public String showTime(Instant time, String showZone) {
        return showZone == null ? showTime(time) : withZone(time.atZone(ZoneId.of(showZone)), DAY, MINUTES);
    }

    /** Formats a time to the second. */
    public String exact(Instant time) {
        return withZone(time.atZone(zone), SHORT_DAY, SECONDS);
    }

    /** Whether a form may name this zone; empty for the configured one. */
    public boolean isZone(String name) {
        return name.isEmpty() || ZONES.contains(name);
    }

    /** The names of all time zones that have a place, sorted. */
    public List<String> zones() {
        return ZONES.stream().filter(PLACE.asMatchPredicate()).sorted().toList();
    }

    /** Formats the value of a {@code datetime-local} field. */
    public String typed(Instant time, String zoneName) {
        return TypedTime.text(time, zone(zoneName));
    }

    /** Reads the value of a {@code datetime-local} field; {@code offset} chooses between repeated times and may be empty. */
    public TypedTime parse(String typed, String offset, String zoneName) {
        return TypedTime.of(typed, offset, zone(zoneName));
    }

    /** The offset of an instant whose local time the clocks show twice; empty for others. */
    public String offset(Instant time, String zoneName) {
        return offsets(typed(time, zoneName), zoneName).isEmpty()
                ? ""
                : TypedTime.text(zone(zoneName).getRules().getOffset(time));
    }

    /** The offsets between which to choose; empty unless the clocks show the typed time twice. */
    public List<String> offsets(String typed, String zoneName) {
        return TypedTime.offsets(typed, zone(zoneName)).stream()
                .map(TypedTime::text)
                .toList();
    }

    /** Names the offset of a typed time, for example {@code CEST}. */
    public String offsetName(String typed, String offset, String zoneName) {
        return pattern(ZONE)
                .format(LocalDateTime.parse(typed, TypedTime.LOCAL)
                        .toInstant(ZoneOffset.of(offset))
                        .atZone(zone(zoneName)));
    }

    private ZoneId zone(String name) {
        return ZONES.contains(name) ? ZoneId.of(name) : zone;
    }

    /** Formats a local date and time to the minute. */
    public String local(LocalDateTime time) {
        return format(time, SHORT_DAY) + ", " + format(time, MINUTES);
    }

    /** The configured zone. */
    public String zone() {
        return zone.getId();
    }

    private static String withZone(ZonedDateTime time, String day, String clock) {
        return "%s, %s %s"
                .formatted(format(time, day), format(time, clock), pattern(ZONE).format(time));
    }

    private static String format(TemporalAccessor time, String template) {
        return DateTimeFormatter.ofLocalizedPattern(template)
                .withLocale(Language.current())
                .format(time);
    }

    /** Only without a region does English have the short names of all zones, such as EST. */
    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Language.ofTexts());
    }
}
