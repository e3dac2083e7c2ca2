package dev.boxoffice.orders.order;

import jakarta.validation.constraints.Pattern;

/**
 * The body of {@code POST /api/orders/{id}/payment}.
 *
 * @param paymentMethod what to pay with: with Stripe the id of a PaymentMethod, or absent when the buyer confirms with
 *     the client secret; simulated {@code sim_success}, {@code sim_decline}, {@code sim_pending} or {@code sim_late};
 *     absent when nothing is to be paid
 */
record StartPaymentRequest(
        @Pattern(regexp = "[A-Za-z0-9_]{1,255}") String paymentMethod) {}
