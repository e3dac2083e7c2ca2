package dev.boxoffice.orders.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.payment.Refund;
import dev.boxoffice.orders.payment.RefundStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A refund as shown to the buyer and to staff.
 *
 * @param paymentId absent if no money is returned
 * @param lines the units that it takes back; empty for an amount
 * @param restock whether these units return to stock
 * @param reason a text for staff; absent for the buyer, and for staff of a part of the tickets
 * @param requestedBy a user, the provider, or the part of the system; absent like {@code reason}
 * @param failure the provider's code of the last failure; absent if there was none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RefundResponse(
        UUID id,
        UUID orderId,
        UUID paymentId,
        RefundStatus status,
        Money amount,
        List<Line> lines,
        boolean restock,
        String reason,
        String requestedBy,
        String failure,
        Instant createdAt,
        Instant updatedAt) {

    /** Units of a ticket. */
    @Schema(name = "RefundLine")
    public record Line(UUID ticketId, int quantity) {}

    /** The refund as the buyer sees it. */
    public RefundResponse withoutReason() {
        return new RefundResponse(
                id, orderId, paymentId, status, amount, lines, restock, null, null, failure, createdAt, updatedAt);
    }

    public static RefundResponse of(Refund refund) {
        return new RefundResponse(
                refund.id(),
                refund.orderId(),
                refund.paymentId(),
                refund.status(),
                refund.amount(),
                refund.lines().stream()
                        .map(line -> new Line(line.ticketId(), line.quantity()))
                        .toList(),
                refund.restock(),
                refund.reason(),
                refund.requestedBy(),
                refund.failure(),
                refund.createdAt(),
                refund.updatedAt());
    }
}
