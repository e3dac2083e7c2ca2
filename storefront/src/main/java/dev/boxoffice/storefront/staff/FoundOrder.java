package dev.boxoffice.storefront.staff;

import dev.boxoffice.storefront.Money;
import dev.boxoffice.storefront.OrderStatus;
import dev.boxoffice.storefront.Subject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An order that a search has found.
 *
 * @param buyer the subject of the buyer's token, or the name that a service client gave
 * @param contact {@code null} if there is none
 * @param payment the one that paid, otherwise the latest; {@code null} before the first attempt
 */
record FoundOrder(
        UUID id,
        String buyer,
        String clientReference,
        Contact contact,
        OrderStatus status,
        List<Item> items,
        Money total,
        Money refunded,
        Instant expiresAt,
        Instant createdAt,
        List<Step> history,
        Payment payment) {

    private static final int SHOWN_OF_ID = 13;

    record Contact(String email, String name) {}

    record Item(UUID ticketId, int quantity, int refundedQuantity, Money unitPrice, Ticket ticket) {

        public Money sum() {
            return unitPrice.times(quantity);
        }
    }

    record Ticket(String name, String title, String venue, Instant startsAt, String timeZone, String status) {}

    record Step(Instant at, OrderStatus from, OrderStatus to, String reason, String actor) {

        public OrderStep step() {
            return OrderStep.of(from, to, reason);
        }

        public Subject subject() {
            return new Subject(actor);
        }

        /** Whether the actor is a person, not a part of the system. */
        public boolean isByPerson() {
            return switch (reason) {
                case "placed", "buyer", "operator", "organiser", "refund-requested", "lines-changed", "claimed" -> true;
                default -> false;
            };
        }
    }

    record Payment(UUID id, PaymentStatus status) {}

    /** The beginning of the number, by which staff find the order. */
    public String shortNumber() {
        return id.toString().substring(0, SHOWN_OF_ID);
    }

    public Subject subject() {
        return new Subject(buyer);
    }

    /** The name or the address of the contact; {@code null} without one. */
    public String contactName() {
        if (contact == null) {
            return null;
        }
        return contact.name() == null ? contact.email() : contact.name();
    }

    public boolean isBuyer(String other) {
        return buyer.equals(other);
    }

    public int units() {
        return items.stream().mapToInt(Item::quantity).sum();
    }

    public boolean isOpen() {
        return status == OrderStatus.CREATED || status == OrderStatus.AWAITING_PAYMENT;
    }

    /** Whether it has admissions, even if they are void by now. */
    boolean wasPaid() {
        return status == OrderStatus.COMPLETE || status == OrderStatus.REFUNDED;
    }

    boolean isPaid() {
        return status == OrderStatus.COMPLETE;
    }

    public boolean isPartlyRefunded() {
        return isPaid() && (refunded.amount() > 0 || items.stream().anyMatch(item -> item.refundedQuantity() > 0));
    }
}
