package dev.boxoffice.orders.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.boxoffice.orders.view.OrderResponse;
import dev.boxoffice.orders.view.PaymentData;
import dev.boxoffice.orders.view.RefundResponse;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An order as shown to staff.
 *
 * @param tickets the tickets of its lines, in their order
 * @param payments all attempts to pay, oldest first; empty for staff of a part of the tickets
 * @param refunds oldest first
 */
record StaffOrder(
        OrderResponse order, List<Offered> tickets, List<PaymentData> payments, List<RefundResponse> refunds) {

    /**
     * The ticket of a line.
     *
     * @param showId absent for a ticket from before there were shows
     * @param yours whether the caller may refund its units
     */
    @Schema(name = "OfferedTicket")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Offered(UUID ticketId, UUID showId, boolean yours) {}
}
