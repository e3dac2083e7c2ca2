package dev.boxoffice.orders.intake;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.order.OrderRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;

/** The body of {@code POST /api/orders}. */
record PlaceOrderRequest(
        @NotNull @Size(min = 1, max = OrderRequest.MAX_LINES)
        List<@NotNull @Valid Line> items) {

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

    OrderRequest toOrderRequest(String userId) {
        return OrderRequest.of(userId, items.stream().map(Line::toLine).toList());
    }
}
