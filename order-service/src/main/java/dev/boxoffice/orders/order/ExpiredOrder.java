package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An order as the statement of {@link ExpiryTable} left it. */
record ExpiredOrder(
        UUID id,
        String userId,
        List<Item> items,
        Money total,
        Instant expiresAt,
        String reason,
        long version,
        Instant createdAt,
        Instant expiredAt) {

    record Item(UUID ticketId, String title, int quantity, Money unitPrice) {}
}
