package dev.boxoffice.reference;

import jakarta.validation.constraints.Pattern;

/** The same body as that of {@code POST /api/orders/{id}/payment}. */
record PaymentBody(@Pattern(regexp = "[A-Za-z0-9_]{1,255}") String paymentMethod) {}
