package dev.boxoffice.storefront.catalogue;

import dev.boxoffice.storefront.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

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
        String title,
        String description,
        String category,
        Venue venue,
        String timeZone,
        Instant startsAt,
        Instant endsAt,
        Instant doorsAt,
        Image image,
        String status,
        long version,
        Money lowestPrice,
        Ticket.Availability availability,
        List<Ticket> tickets) {

    /**
     * Where the show takes place.
     *
     * @param address {@code null} if unknown
     * @param city {@code null} if unknown
     */
    public record Venue(String name, String address, String city) {

        public boolean hasCity() {
            return city != null;
        }

        /** The name, and the city if it is known. */
        public String text() {
            return city == null ? name : name + ", " + city;
        }
    }

    /**
     * A picture of the show.
     *
     * @param url the path of the image
     * @param alt what it shows
     * @param width in pixels
     * @param height in pixels
     */
    public record Image(String url, String alt, int width, int height) {}

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

    public boolean hasSeveralTickets() {
        return tickets.size() > 1;
    }
}
