package dev.boxoffice.orders.payment;

import dev.boxoffice.orders.Money;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** One attempt to pay an order. Change it only while holding the order's lock. */
@Entity
public class Payment {

    @Id
    private UUID id;

    @Column(name = "order_id") // the name that Order joins by
    private UUID orderId;

    private int attempt;
    private String provider;
    private String reference;
    private String method;

    @Enumerated(EnumType.STRING)
    private PaymentStatus status;

    private String reason;

    @Embedded
    private Money amount;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "received_amount"))
    @AttributeOverride(name = "currency", column = @Column(name = "received_currency"))
    private Money received;

    private Instant nextCheckAt;

    @SuppressWarnings("UnusedVariable") // PaymentRepository.takeDue goes by it
    private int checks;

    private Instant createdAt;
    private Instant updatedAt;

    protected Payment() {}

    /** A new attempt; the provider is asked about it when {@code checkAfter} has passed without news. */
    public static Payment begin(
            UUID id, UUID orderId, int attempt, Choice choice, Money amount, Instant now, Duration checkAfter) {
        var payment = new Payment();
        payment.id = id;
        payment.orderId = orderId;
        payment.attempt = attempt;
        payment.provider = choice.provider();
        payment.method = choice.method();
        payment.status = PaymentStatus.PENDING;
        payment.amount = amount;
        payment.nextCheckAt = now.plus(checkAfter);
        payment.createdAt = now;
        payment.updatedAt = now;
        return payment;
    }

    /**
     * How the buyer wants to pay.
     *
     * @param method {@code null} when the buyer confirms with the provider
     */
    public record Choice(String provider, String method) {}

    /**
     * The buyer asks again while this is pending.
     *
     * @return false when something else is being tried already
     */
    public boolean continuesWith(Choice choice) {
        if (!provider.equals(choice.provider())) {
            return false;
        }
        if (method == null) {
            method = choice.method();
        }
        return choice.method() == null || choice.method().equals(method);
    }

    /** The provider has opened a charge for it. */
    public void opened(String charge, Instant now) {
        reference = charge;
        updatedAt = now;
    }

    /** No money; whether the charge is closed for good the provider will be asked, unless it said so. */
    public void fail(String why, boolean closed, Instant now) {
        become(PaymentStatus.FAILED, why, now);
        nextCheckAt = closed || reference == null ? null : now;
        checks = 0;
    }

    /** The charge of a failed attempt can take no money any more. */
    public void closed() {
        nextCheckAt = null;
    }

    /** The money is here and pays the order. */
    public void capture(Money money, Instant now) {
        become(PaymentStatus.CAPTURED, null, now);
        received = money;
        nextCheckAt = null;
    }

    /** Money that came and cannot stay. */
    public void captureForRefund(Money money, String why, Instant now) {
        received = money;
        requestRefund(why, now);
    }

    /** What was captured has to go back. */
    public void requestRefund(String why, Instant now) {
        become(PaymentStatus.REFUND_PENDING, why, now);
        checkNow(now);
    }

    /** The money is back with the buyer. */
    public void refunded(Instant now) {
        become(PaymentStatus.REFUNDED, reason, now);
        nextCheckAt = null;
    }

    /** The provider is to be asked or told at once. */
    public void checkNow(Instant now) {
        nextCheckAt = now;
        checks = 0;
    }

    private void become(PaymentStatus next, String why, Instant now) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("payment %s cannot go from %s to %s".formatted(id, status, next));
        }
        status = next;
        reason = why;
        updatedAt = now;
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

    /** The provider's name for it; {@code null} until a charge was opened. */
    public String reference() {
        return reference;
    }

    public String method() {
        return method;
    }

    public PaymentStatus status() {
        return status;
    }

    /** Why it failed or is given back; {@code null} while neither is so. */
    public String reason() {
        return reason;
    }

    public Money amount() {
        return amount;
    }

    /** What was captured; {@code null} while nothing is. */
    public Money received() {
        return received;
    }

    /** When the provider will be asked or told something; {@code null} when nothing is open. */
    public Instant nextCheckAt() {
        return nextCheckAt;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** What is to be asked of the provider. */
    public ChargeRequest request() {
        return new ChargeRequest(id, orderId, amount);
    }
}
