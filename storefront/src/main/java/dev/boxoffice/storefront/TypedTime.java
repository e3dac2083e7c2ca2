package dev.boxoffice.storefront;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/** The result of reading a local date and time as typed. */
public sealed interface TypedTime {

    record Accepted(Instant instant) implements TypedTime {}

    record NotATime() implements TypedTime {}

    /**
     * The clocks skip this time.
     *
     * @param before the local time at which the clocks go forward
     * @param after the local time that they then show
     */
    record Skipped(LocalDateTime typed, LocalDateTime before, LocalDateTime after) implements TypedTime {}

    /** The clocks show this time twice, and no offset was chosen. */
    record Repeated(LocalDateTime typed, List<ZoneOffset> offsets) implements TypedTime {}

    /** The value of a {@code datetime-local} field, whose year has no sign and whose seconds are left out if zero. */
    DateTimeFormatter LOCAL = new DateTimeFormatterBuilder()
            .appendValue(ChronoField.YEAR, 4, 9, SignStyle.NEVER)
            .appendPattern("-MM-dd'T'")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    /** Formats an instant to the second, the precision that browsers keep. */
    static String text(Instant instant, ZoneId zone) {
        LocalDateTime local = instant.atZone(zone).toLocalDateTime();
        var shortest = local.getSecond() == 0 ? ChronoUnit.MINUTES : ChronoUnit.SECONDS;
        String time = local.toLocalTime().truncatedTo(shortest).toString();
        return LOCAL.format(local.truncatedTo(ChronoUnit.DAYS)).replaceFirst("T.*", "T" + time);
    }

    /** Formats an offset, also that of UTC, with hours and minutes. */
    static String text(ZoneOffset offset) {
        return offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId();
    }

    /** The offsets between which to choose; empty unless the clocks show the typed time twice. */
    static List<ZoneOffset> offsets(String typed, ZoneId zone) {
        try {
            List<ZoneOffset> offsets = zone.getRules().getValidOffsets(LocalDateTime.parse(typed, LOCAL));
            return offsets.size() > 1 ? offsets : List.of();
        } catch (DateTimeException _) {
            return List.of();
        }
    }

    /**
     * Reads a local time.
     *
     * @param offset chooses between two instants with the same local time; may be empty
     */
    static TypedTime of(String typed, String offset, ZoneId zone) {
        LocalDateTime local;
        try {
            local = LocalDateTime.parse(typed.strip(), LOCAL);
        } catch (DateTimeException _) {
            return new NotATime();
        }
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = zone.getRules().getTransition(local);
            return new Skipped(local, gap.getDateTimeBefore(), gap.getDateTimeAfter());
        }
        if (offsets.size() == 1) {
            return new Accepted(local.toInstant(offsets.getFirst()));
        }
        return offsets.stream()
                .filter(known -> text(known).equals(offset))
                .findFirst()
                .<TypedTime>map(known -> new Accepted(local.toInstant(known)))
                .orElseGet(() -> new Repeated(local, offsets));
    }
}
