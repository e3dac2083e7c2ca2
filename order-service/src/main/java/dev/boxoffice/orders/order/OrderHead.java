package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import java.time.Instant;
import java.util.UUID;

/** The columns of an order that are needed to show it, without its lines, history and payments. */
record OrderHead(
        UUID id,
        String userId,
        OrderStatus status,
        Money total,
        Instant expiresAt,
        UUID paidBy,
        long version,
        Instant createdAt,
        Instant updatedAt) {}
