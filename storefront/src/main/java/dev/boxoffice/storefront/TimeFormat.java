package dev.boxoffice.storefront;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Formats and parses times, in the configured time zone or in that of a show. */
@Named
@ApplicationScoped
public class TimeFormat {

    private static final DateTimeFormatter SHOW_TIME =
            DateTimeFormatter.ofPattern("EEE d MMM y, HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("d MMM y, HH:mm:ss z", Locale.ENGLISH);

    private static final DateTimeFormatter LOCAL_TIME = DateTimeFormatter.ofPattern("d MMM y, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter ZONE_NAME = DateTimeFormatter.ofPattern("z", Locale.ENGLISH);

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
        return SHOW_TIME.format(time.atZone(zone));
    }

    /** Formats a time in the zone of a show, to the minute; {@code showZone} is an IANA name or {@code null}. */
    public String showTime(Instant time, String showZone) {
        return showZone == null ? showTime(time) : SHOW_TIME.format(time.atZone(ZoneId.of(showZone)));
    }

    /** Formats a time to the second. */
    public String exact(Instant time) {
        return EXACT.format(time.atZone(zone));
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
        return ZONE_NAME.format(LocalDateTime.parse(typed, TypedTime.LOCAL)
                .toInstant(ZoneOffset.of(offset))
                .atZone(zone(zoneName)));
    }

    private ZoneId zone(String name) {
        return ZONES.contains(name) ? ZoneId.of(name) : zone;
    }

    /** Formats a local date and time to the minute. */
    public String local(LocalDateTime time) {
        return LOCAL_TIME.format(time);
    }

    /** The configured zone. */
    public String zone() {
        return zone.getId();
    }
}
