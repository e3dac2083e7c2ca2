package dev.boxoffice.orders.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.order.OrderDetails;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * An order as shown to its buyer, their client and staff.
 *
 * @param buyer the user who buys, or {@code client:<client>:<buyer>}
 * @param refunded the part of {@code total} that was refunded
 * @param refundableUntil before this time the buyer may refund all that is left, unless refunds are pending; absent if only
 *     staff may refund, or if there is nothing to refund
 * @param expiresAt when the hold ends, unless the order is paid before
 * @param payment the payment that completed the order; otherwise the latest captured payment; otherwise the latest attempt;
 *     absent before the first
 */
public record OrderResponse(
        UUID id,
        String buyer,
        @JsonInclude(JsonInclude.Include.NON_NULL) String clientReference,
        @JsonInclude(JsonInclude.Include.NON_NULL) Contact contact,
        OrderStatus status,
        List<Item> items,
        Money total,
        Money refunded,
        @JsonInclude(JsonInclude.Include.NON_NULL) Instant refundableUntil,
        Instant expiresAt,
        long version,
        Instant createdAt,
        Instant updatedAt,
        List<Transition> history,
        @JsonInclude(JsonInclude.Include.NON_NULL) PaymentView payment) {

    /** How to reach the person who receives the tickets. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Contact(String email, String name) {

        /** Returns {@code null} if the order has none. */
        public static Contact of(OrderDetails details) {
            return details.contact() == null ? null : new Contact(details.email(), details.name());
        }
    }

    /**
     * One line.
     *
     * @param refundedQuantity the units that were refunded
     * @param unitPrice fixed when the order was placed
     * @param ticket the current state of the ticket
     */
    public record Item(UUID ticketId, int quantity, int refundedQuantity, Money unitPrice, TicketSummary ticket) {}

    /**
     * Ticket details, from the replica.
     *
     * @param name what distinguishes the ticket from others of its show; absent for tickets from before there were shows
     * @param timeZone the IANA name of the show's zone; absent for tickets from before there were shows
     * @param refundsUntil buyers may refund units before this time; absent if only staff may
     * @param calledOff whether the show is called off
     */
    public record TicketSummary(
            @JsonInclude(JsonInclude.Include.NON_NULL) String name,
            String title,
            String venue,
            Instant startsAt,
            @JsonInclude(JsonInclude.Include.NON_NULL) String timeZone,
            @JsonInclude(JsonInclude.Include.NON_NULL) Instant refundsUntil,
            Money price,
            String status,
            boolean calledOff) {}

    /**
     * Before this time, a buyer may refund all that is left.
     *
     * @return {@code null} if only staff may, or if nothing is left or paid
     */
    public static Instant refundableUntil(OrderStatus status, List<Item> items) {
        List<Item> left = items.stream()
                .filter(item -> item.quantity > item.refundedQuantity)
                .toList();
        boolean isRefundable =
                status == OrderStatus.COMPLETE && left.stream().allMatch(item -> item.ticket.refundsUntil != null);
        return isRefundable
                ? left.stream()
                        .map(item -> item.ticket.refundsUntil)
                        .min(Comparator.naturalOrder())
                        .orElse(null)
                : null;
    }

    /**
     * One entry of the history.
     *
     * @param from absent in the first entry
     */
    public record Transition(Instant at, OrderStatus from, OrderStatus to, String reason, String actor) {}
}
