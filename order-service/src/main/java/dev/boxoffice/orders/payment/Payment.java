package dev.boxoffice.orders.payment;

import dev.boxoffice.orders.Money;
import java.time.Instant;
import java.util.UUID;

/** One payment attempt of an order. Change it only while holding the lock of the order. */
public final class Payment {

    private final UUID id;
    private final UUID orderId;
    private final int attempt;
    private final String provider;
    private final Money amount;
    private final Instant createdAt;
    private final boolean isNew;

    private String reference;
    private String method;
    private PaymentStatus status;
    private String reason;
    private Money received;
    private Instant nextCheckAt;
    private int checks;
    private Instant updatedAt;
    private boolean changed;

    private Payment(PaymentRow row, boolean isNew) {
        this.id = row.id();
        this.orderId = row.orderId();
        this.attempt = row.attempt();
        this.provider = row.provider();
        this.amount = row.amount();
        this.createdAt = row.createdAt();
        this.isNew = isNew;
        this.reference = row.reference();
        this.method = row.method();
        this.status = row.status();
        this.reason = row.reason();
        this.received = row.received();
        this.nextCheckAt = row.nextCheckAt();
        this.checks = row.checks();
        this.updatedAt = row.updatedAt();
    }

    /** A payment as it is stored. */
    static Payment stored(PaymentRow row) {
        return new Payment(row, false);
    }

    /** Creates the payment of an attempt. */
    public static Payment begin(PaymentAttempt attempt, UUID orderId, int number, Money amount, Instant now) {
        return new Payment(
                new PaymentRow(
                        attempt.id(),
                        orderId,
                        number,
                        attempt.choice().provider(),
                        attempt.reference(),
                        attempt.choice().method(),
                        PaymentStatus.PENDING,
                        null,
                        amount,
                        null,
                        now.plus(attempt.checkAfter()),
                        0,
                        now,
                        now),
                true);
    }

    /**
     * Continues this pending attempt with another request of the buyer.
     *
     * @return false if this attempt uses another provider or method
     */
    public boolean continuesWith(PaymentAttempt.Choice choice) {
        if (!provider.equals(choice.provider())) {
            return false;
        }
        if (method == null && choice.method() != null) {
            method = choice.method();
            changed = true;
        }
        return choice.method() == null || choice.method().equals(method);
    }

    /** Stores the reference of the charge that the provider opened. */
    public void opened(String charge, Instant now) {
        reference = charge;
        updatedAt = now;
        changed = true;
    }

    /** Marks the attempt as failed. Unless {@code closed}, the provider is queried until the charge is closed. */
    public void fail(String why, boolean closed, Instant now) {
        become(PaymentStatus.FAILED, why, now);
        nextCheckAt = closed || reference == null ? null : now;
        checks = 0;
    }

    /** Records captured money that pays the order. */
    public void capture(Money money, Instant now) {
        become(PaymentStatus.CAPTURED, null, now);
        received = money;
        nextCheckAt = null;
    }

    /** Records captured money that must be refunded. */
    public void captureForRefund(Money money, String why, Instant now) {
        refundPending(why, now);
        received = money;
    }

    /** All of the captured money is being refunded. */
    void refundPending(String why, Instant now) {
        if (status != PaymentStatus.REFUND_PENDING) {
            become(PaymentStatus.REFUND_PENDING, why, now);
            checkNow(now);
        }
    }

    /** All of the captured money was refunded. */
    void refunded(Instant now) {
        if (status != PaymentStatus.REFUNDED) {
            become(PaymentStatus.REFUNDED, reason, now);
        }
        stopChecks();
    }

    /** The payment keeps a part of its money that no refund returns. */
    void keep(Instant now) {
        if (status != PaymentStatus.CAPTURED) {
            become(PaymentStatus.CAPTURED, null, now);
        }
    }

    /** Nothing is pending that the provider could report. */
    public void stopChecks() {
        nextCheckAt = null;
        changed = true;
    }

    /** Forgets how the buyer paid. */
    public void eraseMethod() {
        changed |= method != null;
        method = null;
    }

    /** Schedules an immediate check with the provider. */
    public void checkNow(Instant now) {
        nextCheckAt = now;
        checks = 0;
        changed = true;
    }

    private void become(PaymentStatus next, String why, Instant now) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("payment %s cannot go from %s to %s".formatted(id, status, next));
        }
        status = next;
        reason = why;
        updatedAt = now;
        changed = true;
    }

    public UUID id() {
        return id;
    }

    public UUID orderId() {
        return orderId;
    }

    public int attempt() {
        return attempt;
    }

    public String provider() {
        return provider;
    }

    /** The provider's id of the charge; {@code null} until a charge was opened. */
    public String reference() {
        return reference;
    }

    public String method() {
        return method;
    }

    public PaymentStatus status() {
        return status;
    }

    /** Why the payment failed or is refunded; otherwise {@code null}. */
    public String reason() {
        return reason;
    }

    public Money amount() {
        return amount;
    }

    /** The captured amount; {@code null} before the capture. */
    public Money received() {
        return received;
    }

    /** When the provider is contacted next; {@code null} if nothing is pending. */
    public Instant nextCheckAt() {
        return nextCheckAt;
    }

    /** How often the provider was queried since the last change. */
    public int checks() {
        return checks;
    }

    /** Whether the payment is not stored yet. */
    public boolean isNew() {
        return isNew;
    }

    /** Whether the payment differs from its stored state. */
    public boolean isChanged() {
        return changed;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** The request that opens a charge for this payment. */
    public ChargeRequest request() {
        return new ChargeRequest(id, orderId, amount);
    }
}
