package dev.boxoffice.orders.payment;

import dev.boxoffice.orders.Money;

/** What a provider says of a charge. */
public sealed interface ChargeState {

    /** Nothing is taken until somebody confirms it. */
    record Open() implements ChargeState {}

    /** The money is on its way. */
    record Processing() implements ChargeState {}

    /** The money is here. */
    record Captured(Money amount) implements ChargeState {}

    /** Nothing was taken; {@code reason} is the provider's code. */
    record Declined(String reason) implements ChargeState {}

    /** Nothing was taken and nothing ever will be. */
    record Cancelled() implements ChargeState {}

    /** All of it is on its way back. */
    record RefundPending() implements ChargeState {}

    /** So much is back with the buyer. */
    record Refunded(Money amount) implements ChargeState {}

    /** The money came back to us instead of reaching the buyer; {@code reason} is the provider's code. */
    record RefundFailed(String reason) implements ChargeState {}

    /** A word for logs and records. */
    default String name() {
        return getClass().getSimpleName();
    }
}
