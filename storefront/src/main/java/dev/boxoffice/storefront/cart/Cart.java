package dev.boxoffice.storefront.cart;

import dev.boxoffice.storefront.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What somebody wants, as order-service keeps it.
 *
 * @param total {@code null} when it is empty, or of more than one currency
 */
public record Cart(List<Item> items, Money total) {

    /**
     * One line.
     *
     * @param problem what a checkout would have against it; {@code null} when nothing
     */
    public record Item(
            UUID ticketId,
            int quantity,
            Money priceWhenAdded,
            Money price,
            Show ticket,
            int available,
            String problem) {

        public Money sum() {
            return price.times(quantity);
        }

        public boolean repriced() {
            return "price-changed".equals(problem);
        }

        public String sentence() {
            return switch (problem == null ? "" : problem) {
                case "" -> "";
                case "sold-out" ->
                    available == 0 ? "It is sold out." : "Only %,d are left; take fewer.".formatted(available);
                case "price-changed" ->
                    "The price has changed from %s to %s.".formatted(priceWhenAdded.text(), price.text());
                case "not-on-sale" -> "It is not on sale any more; take it out.";
                case "limit-exceeded" -> "That is more than one order may have; take fewer.";
                default -> "It cannot be ordered as it is.";
            };
        }
    }

    /** What is on. */
    public record Show(String title, String venue, Instant startsAt) {}

    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** Whether a checkout has a chance. */
    public boolean canBeOrdered() {
        return total != null && items.stream().allMatch(item -> item.problem == null);
    }
}
