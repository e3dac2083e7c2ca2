package dev.boxoffice.orders.cart;

import dev.boxoffice.orders.order.OrderRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** The body of {@code PUT /api/cart/items/{ticketId}}. */
record PutItemRequest(
        @NotNull @Min(1) @Max(OrderRequest.MAX_QUANTITY) Integer quantity) {}
