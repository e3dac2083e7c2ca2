package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import java.time.Instant;
import java.util.UUID;

/** An order to be shown, without what belongs to it. */
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
