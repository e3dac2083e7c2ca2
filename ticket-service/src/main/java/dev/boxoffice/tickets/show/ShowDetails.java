package dev.boxoffice.tickets.show;

import dev.boxoffice.tickets.problem.TicketProblem;
import dev.boxoffice.tickets.words.SearchTerms;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/**
 * The fields that an organiser controls. Times are truncated to microseconds, PostgreSQL's precision.
 *
 * @param description CommonMark source
 * @param category {@code null} if the organiser chose none
 * @param timeZone an IANA name
 * @param endsAt {@code null} if unknown
 * @param doorsAt {@code null} if unknown
 * @param refundsUntil buyers may refund their orders themselves before this time; {@code null} if they may not
 * @param askHolderNames whether the holders of admissions are asked for their names
 * @param image {@code null} if there is none
 */
@Embeddable
public record ShowDetails(
        String title,
        String description,
        String category,
        @Embedded Venue venue,
        String timeZone,
        Instant startsAt,
        Instant endsAt,
        Instant doorsAt,
        Instant refundsUntil,
        boolean askHolderNames,
        @Embedded ShowImage image) {

    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    public ShowDetails {
        startsAt = micros(startsAt);
        endsAt = micros(endsAt);
        doorsAt = micros(doorsAt);
        refundsUntil = micros(refundsUntil);
    }

    private static Instant micros(Instant time) {
        return time == null ? null : time.truncatedTo(ChronoUnit.MICROS);
    }

    /** Returns these details with the fields that a ticket repeats. */
    public ShowDetails with(String newTitle, String newDescription, String venueName, Instant newStart) {
        return new ShowDetails(
                newTitle,
                newDescription,
                category,
                new Venue(venueName, venue.address(), venue.city(), venue.country()),
                timeZone,
                newStart,
                endsAt,
                doorsAt,
                refundsUntil,
                askHolderNames,
                image);
    }

    /**
     * Returns these details with other dates.
     *
     * @param deadline the new {@code refundsUntil}; the entry of the holders limits it
     */
    public ShowDetails at(Instant newStart, Instant newEnd, Instant newDoors, Instant deadline) {
        Instant entry = newDoors == null ? newStart : newDoors;
        return new ShowDetails(
                title,
                description,
                category,
                venue,
                timeZone,
                newStart,
                newEnd,
                newDoors,
                deadline != null && deadline.isAfter(entry) ? entry : deadline,
                askHolderNames,
                image);
    }

    /**
     * Checks the fields that differ from the previous ones. Stored values stay valid when a rule changes.
     *
     * @param previous {@code null} for a new show
     */
    void require(ShowDetails previous, Instant now) {
        if (previous == null || !timeZone.equals(previous.timeZone)) {
            require(ZONES.contains(timeZone), "timeZone", "must be an IANA time zone, for example Europe/Berlin");
        }
        if (previous == null || !Objects.equals(venue.country(), previous.venue.country())) {
            require(venue.country() == null || COUNTRIES.contains(venue.country()), "venue.country", Venue.COUNTRY);
        }
        if (previous != null && previous.venue.city() != null) {
            requireCity();
        }
        if (previous == null || !startsAt.equals(previous.startsAt)) {
            require(startsAt.isAfter(now), "startsAt", "must be in the future");
        }
        require(endsAt == null || endsAt.isAfter(startsAt), "endsAt", "must be after startsAt");
        require(doorsAt == null || !doorsAt.isAfter(startsAt), "doorsAt", "must not be after startsAt");
        require(doorsAt == null || !doorsAt.isBefore(Instant.EPOCH), "doorsAt", "must not be before 1970");
        require(
                refundsUntil == null || !refundsUntil.isAfter(entry()),
                "refundsUntil",
                doorsAt == null ? "must not be after startsAt" : "must not be after doorsAt");
        require(
                refundsUntil == null || !refundsUntil.isBefore(Instant.EPOCH),
                "refundsUntil",
                "must not be before 1970");
    }

    /**
     * When the first holders enter, as far as it is known. A later deadline would refund units whose holders are inside.
     */
    private Instant entry() {
        return doorsAt == null ? startsAt : doorsAt;
    }

    /** Every show has a city, except one that was created with its ticket. */
    public void requireCity() {
        require(venue.city() != null, "venue.city", "must not be null");
    }

    private static void require(boolean valid, String field, String message) {
        if (!valid) {
            throw new TicketProblem.Invalid(field, message).toException();
        }
    }

    /** Whether searches find these details by the same words. */
    boolean hasTextOf(ShowDetails other) {
        return title.equals(other.title)
                && description.equals(other.description)
                && venue.name().equals(other.venue.name())
                && Objects.equals(venue.city(), other.venue.city());
    }

    SearchTerms searchTerms() {
        return SearchTerms.of(title, venueText(venue.name(), venue.city()), description);
    }

    /** The text of a venue that searches find. */
    public static String venueText(String name, String city) {
        return city == null ? name : name + ", " + city;
    }

    String cityKey() {
        return venue.city() == null ? null : SearchTerms.key(venue.city());
    }

    /** The date of the start in the show's zone. */
    LocalDate localDate() {
        return LocalDate.ofInstant(startsAt, ZoneId.of(timeZone));
    }
}
