package dev.boxoffice.orders.payment;

import dev.boxoffice.orders.Money;
import java.time.Instant;
import java.util.UUID;

/** The columns of a payment's row. */
record PaymentRow(
        UUID id,
        UUID orderId,
        int attempt,
        String provider,
        String reference,
        String method,
        PaymentStatus status,
        String reason,
        Money amount,
        Money received,
        Instant nextCheckAt,
        int checks,
        Instant createdAt,
        Instant updatedAt) {}
