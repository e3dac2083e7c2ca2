package dev.boxoffice.storefront.cart;

import dev.boxoffice.storefront.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The buyer's cart.
 *
 * @param total {@code null} if the cart is empty or has items in several currencies
 */
public record Cart(List<Item> items, Money total) {

    /**
     * One line of the cart.
     *
     * @param problem type of the problem that checkout would report for this line; {@code null} if none
     */
    public record Item(
            UUID ticketId,
            int quantity,
            Money priceWhenAdded,
            Money price,
            Ticket ticket,
            int available,
            String problem) {

        public Money sum() {
            return price.times(quantity);
        }

        public boolean repriced() {
            return "price-changed".equals(problem);
        }
    }

    /**
     * The ticket with its show.
     *
     * @param name distinguishes the ticket from others of its show; {@code null} if unknown
     * @param timeZone IANA name; {@code null} if unknown
     */
    public record Ticket(String name, String title, String venue, Instant startsAt, String timeZone) {}

    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** The number of tickets. */
    public int units() {
        return items.stream().mapToInt(Item::quantity).sum();
    }

    /** The units of a ticket; 0 if the cart does not have it. */
    public int quantity(UUID ticketId) {
        return items.stream()
                .filter(item -> item.ticketId.equals(ticketId))
                .mapToInt(Item::quantity)
                .findFirst()
                .orElse(0);
    }

    public boolean isFree() {
        return total != null && total.free();
    }

    public boolean canBeOrdered() {
        return total != null && items.stream().allMatch(item -> item.problem == null);
    }
}
