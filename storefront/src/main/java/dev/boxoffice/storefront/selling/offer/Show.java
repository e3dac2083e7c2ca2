package dev.boxoffice.storefront.selling.offer;

import dev.boxoffice.storefront.Money;
import dev.boxoffice.storefront.ShowImage;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * A show, as its organiser sees it.
 *
 * @param category {@code null} if there is none
 * @param timeZone IANA name
 * @param endsAt {@code null} if unknown
 * @param doorsAt {@code null} if unknown
 * @param refundsUntil buyers may refund their orders before this time; {@code null} if they may not
 * @param image {@code null} if there is none
 * @param lowestPrice only in a list of shows; {@code null} without tickets
 * @param tickets empty in a list of shows
 * @param pools empty in a list of shows
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
        Instant refundsUntil,
        boolean askHolderNames,
        ShowImage image,
        String status,
        long version,
        Money lowestPrice,
        Availability availability,
        List<Ticket> tickets,
        List<Pool> pools) {

    public Show {
        tickets = tickets == null ? List.of() : List.copyOf(tickets);
        pools = pools == null ? List.of() : List.copyOf(pools);
    }

    /**
     * Where the show takes place.
     *
     * @param address {@code null} if unknown
     * @param city {@code null} if unknown
     * @param country ISO 3166-1 alpha-2; {@code null} if unknown
     */
    public record Venue(String name, String address, String city, String country) {

        /** The name, and the city if it is known. */
        public String text() {
            return city == null ? name : name + ", " + city;
        }
    }

    public boolean draft() {
        return status.equals("DRAFT");
    }

    public boolean published() {
        return status.equals("PUBLISHED");
    }

    public boolean calledOff() {
        return status.equals("CALLED_OFF");
    }

    public boolean started() {
        return !startsAt.isAfter(Instant.now());
    }

    /** Published, and its start is in the past. */
    public boolean over() {
        return published() && started();
    }

    public boolean onSale() {
        return published() && !started();
    }

    public boolean hasCity() {
        return venue.city() != null;
    }

    public boolean hasCurrency() {
        return currency().isPresent();
    }

    public boolean lacksImage() {
        return image == null;
    }

    /** The tickets that are not withdrawn. */
    public List<Ticket> offered() {
        return tickets.stream().filter(ticket -> !ticket.withdrawn()).toList();
    }

    /** All tickets of a show have one currency; empty if it has none yet. */
    public Optional<String> currency() {
        return tickets.stream().map(ticket -> ticket.price().currency()).findFirst();
    }

    public Pool pool(UUID poolId) {
        return pools.stream()
                .filter(pool -> Objects.equals(pool.id(), poolId))
                .findFirst()
                .orElse(null);
    }

    public List<Pool> poolsOf(Ticket ticket) {
        return pools.stream().filter(ticket::in).toList();
    }

    public List<Ticket> ticketsIn(Pool pool) {
        return tickets.stream().filter(ticket -> ticket.in(pool)).toList();
    }
}
