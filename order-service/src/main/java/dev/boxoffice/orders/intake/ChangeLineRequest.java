package dev.boxoffice.orders.intake;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.order.OrderRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;

/**
 * The body of {@code PUT /api/orders/{id}/items/{ticketId}}.
 *
 * @param expectedUnitPrice the price that the buyer saw; more units at a different price are refused. Omit it to accept any
 *     price
 */
record ChangeLineRequest(
        @NotNull @Min(1) @Max(OrderRequest.MAX_QUANTITY) Integer quantity,
        @Valid Money expectedUnitPrice) {

    OrderRequest.Line toLine(UUID ticketId) {
        return new OrderRequest.Line(ticketId, quantity, expectedUnitPrice);
    }
}
