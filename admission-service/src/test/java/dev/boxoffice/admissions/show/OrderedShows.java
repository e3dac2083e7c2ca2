package dev.boxoffice.admissions.show;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;

/** Shows for tests in memory. */
public final class OrderedShows {

    private OrderedShows() {}

    public static OrderedShow titled(String title) {
        return of(title, false, 4);
    }

    public static OrderedShow of(String title, boolean calledOff, long sequence) {
        return new OrderedShow(
                new UUID(9, 1),
                title,
                "Harbour Hall",
                "Quay 1",
                "Hamburg",
                "DE",
                ZoneId.of("Europe/Berlin"),
                Instant.parse("2030-06-01T18:00:00Z"),
                Instant.parse("2030-06-01T21:30:00Z"),
                Instant.parse("2030-06-01T17:00:00Z"),
                calledOff,
                sequence,
                Instant.parse("2030-01-02T03:04:05Z"));
    }
}
