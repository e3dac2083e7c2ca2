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

    public boolean canBeOrdered() {
        return total != null && items.stream().allMatch(item -> item.problem == null);
    }
}
