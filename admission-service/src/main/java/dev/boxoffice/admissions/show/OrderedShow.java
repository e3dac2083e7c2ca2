package dev.boxoffice.admissions.show;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A show as it appears on paper and in calendars.
 *
 * @param id of the show, or of the ticket if it is from before there were shows
 * @param endsAt {@code null} if it is unknown, like {@code doorsAt}
 * @param sequence grows with every change of the show, and with every unit of the order that becomes void
 * @param changedAt when {@code sequence} last grew
 */
public record OrderedShow(
        UUID id,
        String title,
        String venue,
        String address,
        String city,
        String country,
        ZoneId zone,
        Instant startsAt,
        Instant endsAt,
        Instant doorsAt,
        boolean calledOff,
        long sequence,
        Instant changedAt) {

    /** The zone of this name; UTC if the name is missing or unknown. */
    static ZoneId zone(String name) {
        try {
            return name == null ? ZoneOffset.UTC : ZoneId.of(name);
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    /** Venue, address, city and country, as far as they are known. */
    public String place() {
        return Stream.of(venue, address, city, country)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(", "));
    }
}
