package dev.boxoffice.orders.intake;

import dev.boxoffice.http.Text;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.order.OrderDetails;
import dev.boxoffice.orders.order.OrderRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of {@code POST /api/orders}.
 *
 * @param clientReference the client's own name for the order. It need not be unique, and {@code GET /api/orders} finds it
 */
record PlaceOrderRequest(
        @NotNull @Size(min = 1, max = OrderRequest.MAX_LINES)
        List<@NotNull @Valid Line> items,

        @Schema(maxLength = OrderDetails.MAX_REFERENCE) @Text(max = OrderDetails.MAX_REFERENCE)
        String clientReference,

        @Valid ContactRequest contact) {

    /**
     * One line. Two lines with the same ticket become one order line.
     *
     * @param expectedUnitPrice the price that the buyer saw; a different price is rejected. Omit it to accept any price
     */
    record Line(
            @NotNull UUID ticketId,
            @NotNull @Min(1) @Max(OrderRequest.MAX_QUANTITY) Integer quantity,
            @Valid Money expectedUnitPrice) {

        private OrderRequest.Line toLine() {
            return new OrderRequest.Line(ticketId, quantity, expectedUnitPrice);
        }
    }

    OrderDetails details() {
        return ContactRequest.details(clientReference, contact);
    }

    OrderRequest toOrderRequest(String userId) {
        return OrderRequest.of(userId, items.stream().map(Line::toLine).toList());
    }
}
