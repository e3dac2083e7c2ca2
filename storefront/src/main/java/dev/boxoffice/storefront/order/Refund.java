package dev.boxoffice.storefront.order;

import dev.boxoffice.storefront.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A refund of an order.
 *
 * @param paymentId the payment whose money it returns; {@code null} if it returns none
 * @param lines the units that it takes back; empty for an amount
 */
public record Refund(UUID id, UUID paymentId, RefundStatus status, Money amount, List<Line> lines, Instant createdAt) {

    /** Units of a ticket. */
    public record Line(UUID ticketId, int quantity) {}

    boolean isPending() {
        return status == RefundStatus.PENDING;
    }

    int units(UUID ticketId) {
        return lines.stream()
                .filter(line -> line.ticketId.equals(ticketId))
                .mapToInt(Line::quantity)
                .sum();
    }
}
