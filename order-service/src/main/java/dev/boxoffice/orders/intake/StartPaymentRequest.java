package dev.boxoffice.orders.intake;

import jakarta.validation.constraints.Pattern;

/**
 * The body of {@code POST /api/orders/{id}/payment}.
 *
 * @param paymentMethod the payment method. Stripe: the id of a PaymentMethod, or absent if the buyer confirms with the client
 *     secret. Simulated: {@code sim_success}, {@code sim_decline}, {@code sim_pending} or {@code sim_late}. Absent for a
 *     free order
 */
record StartPaymentRequest(
        @Pattern(regexp = "[A-Za-z0-9_]{1,255}") String paymentMethod) {}
