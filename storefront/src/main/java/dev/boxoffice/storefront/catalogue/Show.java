package dev.boxoffice.storefront.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.boxoffice.storefront.Money;
import dev.boxoffice.storefront.ShowImage;
import dev.boxoffice.storefront.language.Language;
import io.quarkus.qute.RawString;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A show of ticket-service.
 *
 * @param category {@code null} if there is none
 * @param timeZone IANA name
 * @param endsAt {@code null} if unknown
 * @param doorsAt {@code null} if unknown
 * @param image {@code null} if there is none
 * @param lowestPrice {@code null} in the response of a single show, and for a show without tickets
 * @param availability of all tickets together
 * @param tickets {@code null} in a list of shows
 */
public record Show(
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
        ShowImage image,
        String status,
        long version,
        Money lowestPrice,
        Ticket.Availability availability,
        List<Ticket> tickets) {

    private static final int SUMMARY_LENGTH = 200;

    public Show {
        description = description == null ? "" : description;
    }

    /**
     * Where the show takes place.
     *
     * @param address {@code null} if unknown
     * @param city {@code null} if unknown
     * @param country ISO 3166-1 alpha-2; {@code null} if unknown
     */
    public record Venue(String name, String address, String city, String country) {

        public boolean hasCity() {
            return city != null;
        }

        /** The name, and the city if it is known. */
        public String text() {
            return city == null ? name : name + ", " + city;
        }

        /** The name of the country in the visitor's language; {@code null} if unknown. */
        public String countryName() {
            return country == null ? null : Locale.of("", country).getDisplayCountry(Language.current());
        }

        /** The address of a map. */
        public String map() {
            String place = Stream.of(name, address, city, country)
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(", "));
            return "https://www.openstreetmap.org/search?query=" + URLEncoder.encode(place, UTF_8);
        }
    }

    public boolean calledOff() {
        return status.equals("CALLED_OFF");
    }

    public boolean past() {
        return !startsAt.isAfter(Instant.now());
    }

    public boolean soldOut() {
        return availability.available() == 0;
    }

    public boolean fewLeft() {
        int left = availability.available();
        return Ticket.isFew(left, left + availability.held() + availability.sold());
    }

    /** The address of the show's page. */
    public String address() {
        return ShowAddress.of(id, title);
    }

    public ShowTimes times() {
        return new ShowTimes(this);
    }

    public RawString descriptionHtml() {
        return Markdown.html(description);
    }

    /** The beginning of the description without markup. */
    public String summary() {
        return Markdown.summary(description, SUMMARY_LENGTH);
    }

    /** The lowest price of the tickets that can be ordered now or later; {@code null} if there are none. */
    public Money priceFrom() {
        return tickets.stream()
                .filter(ticket -> !ticket.withdrawn() && !ticket.past() && !ticket.calledOff())
                .map(Ticket::price)
                .min(Comparator.comparingLong(Money::amount))
                .orElse(null);
    }

    public boolean hasOneTicket() {
        return tickets.size() == 1;
    }

    /** Whether any ticket can be ordered now. */
    public boolean canBeOrdered() {
        return tickets.stream().anyMatch(Ticket::canBeOrdered);
    }

    /** Whether every ticket that is on sale is sold out or held. */
    public boolean isFullyTaken() {
        return !canBeOrdered() && tickets.stream().anyMatch(ticket -> ticket.onSale() && ticket.soldOut());
    }
}
