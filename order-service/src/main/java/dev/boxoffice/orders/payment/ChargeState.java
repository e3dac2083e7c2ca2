package dev.boxoffice.orders.payment;

import dev.boxoffice.orders.Money;
import java.time.Instant;

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

    /** One of its refunds was started, completed or refused. */
    record Refund(RefundState refund) implements ChargeState {}

    /**
     * Its refunds have changed in a way that the provider does not detail.
     *
     * @param full whether refunds now return all of the money
     */
    record RefundsChanged(boolean full) implements ChargeState {}

    /**
     * All refunds that the provider has were reported, and it has accepted all requests.
     *
     * @param due when the payment was due before its refunds were read
     */
    record RefundsReported(Instant due) implements ChargeState {}

    /** The name of the state for logs, metrics and records. */
    default String name() {
        return getClass().getSimpleName();
    }
}
