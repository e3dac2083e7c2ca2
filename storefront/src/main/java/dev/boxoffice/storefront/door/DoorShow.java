package dev.boxoffice.storefront.door;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/**
 * A show of ticket-service, as the door sees it.
 *
 * @param doorsAt {@code null} if unknown
 */
public record DoorShow(
        UUID id, String title, Venue venue, String timeZone, Instant startsAt, Instant doorsAt, String status) {

    public record Venue(String name, String city) {

        public String text() {
            return city == null ? name : name + ", " + city;
        }
    }

    public boolean calledOff() {
        return status.equals("CALLED_OFF");
    }

    /** Whether it starts today in its own time zone: negative before, zero today, positive later. */
    int compareToToday(Clock clock) {
        ZoneId zone = ZoneId.of(timeZone);
        return startsAt.atZone(zone).toLocalDate().compareTo(LocalDate.now(clock.withZone(zone)));
    }
}
