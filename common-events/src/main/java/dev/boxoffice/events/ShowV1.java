package dev.boxoffice.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A show: the event that people attend.
 *
 * @param id UUIDv7
 * @param description CommonMark
 * @param timeZone an IANA name, in which people read the show's times
 * @param startsAt UTC
 * @param endsAt UTC
 * @param doorsAt when the doors open, UTC
 * @param refundsUntil buyers may refund their orders themselves before this time, UTC; {@code null} if they may not
 * @param askHolderNames whether the holders of admissions are asked for their names
 * @param status {@code DRAFT}, {@code PUBLISHED} or {@code CALLED_OFF}; treat any other value as not public
 * @param version grows by one with every change of the show
 */
public record ShowV1(
        UUID id,
        UUID organiserId,
        String title,
        String description,
        String category,
        Venue venue,
        String timeZone,
        Instant startsAt,
        Instant endsAt,
        Instant doorsAt,
        Instant refundsUntil,
        Boolean askHolderNames,
        Image image,
        String status,
        long version,
        Instant createdAt,
        Instant updatedAt)
        implements Payload {

    public ShowV1 {
        Required.present("id", id);
        Required.present("organiserId", organiserId);
        Required.line("title", title);
        Required.optionalText("description", description);
        Required.optionalLine("category", category);
        Required.present("venue", venue);
        Required.line("timeZone", timeZone);
        Required.time("startsAt", startsAt);
        Required.optionalTime("endsAt", endsAt);
        Required.optionalTime("doorsAt", doorsAt);
        Required.optionalTime("refundsUntil", refundsUntil);
        askHolderNames = askHolderNames != null && askHolderNames;
        Required.line("status", status);
        Required.version(version);
        Required.optionalTime("createdAt", createdAt);
        Required.optionalTime("updatedAt", updatedAt);
    }

    /**
     * Where the show takes place.
     *
     * @param country ISO 3166-1 alpha-2
     */
    public record Venue(String name, String address, String city, String country) {

        public Venue {
            Required.line("name", name);
            Required.optionalLine("address", address);
            Required.optionalLine("city", city);
            Required.optionalLine("country", country);
        }
    }

    /**
     * A picture of the show.
     *
     * @param url an absolute URL, or a path at the public address of the API
     * @param alt what it shows, for people who do not see it
     */
    public record Image(String url, String alt) {

        public Image {
            Required.line("url", url);
            Required.optionalLine("alt", alt);
        }
    }

    @Override
    public UUID aggregateId() {
        return id;
    }
}
