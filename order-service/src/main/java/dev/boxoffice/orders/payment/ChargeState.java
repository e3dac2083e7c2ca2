package dev.boxoffice.orders.payment;

import dev.boxoffice.orders.Money;

/** The state that a provider reports for a charge. */
public sealed interface ChargeState {

    /** Awaits confirmation; no money is captured before. */
    record Open() implements ChargeState {}

    /** Confirmed; the provider is processing the payment. */
    record Processing() implements ChargeState {}

    /** The money was captured. */
    record Captured(Money amount) implements ChargeState {}

    /** The payment was declined; {@code reason} is the provider's code. */
    record Declined(String reason) implements ChargeState {}

    /** Cancelled; the charge can no longer capture money. */
    record Cancelled() implements ChargeState {}

    /** A full refund is pending. */
    record RefundPending() implements ChargeState {}

    /** This amount was refunded to the buyer. */
    record Refunded(Money amount) implements ChargeState {}

    /** The refund failed and the money remains with the seller; {@code reason} is the provider's code. */
    record RefundFailed(String reason) implements ChargeState {}

    /** The name of the state for logs, metrics and records. */
    default String name() {
        return getClass().getSimpleName();
    }
}
