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

/** One payment attempt of an order. Change it only while holding the lock of the order. */
@Entity
public class Payment {

    @Id
    private UUID id;

    @Column(name = "order_id") // the column that Order joins on
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

    @SuppressWarnings("UnusedVariable") // read by PaymentRepository.takeDue
    private int checks;

    private Instant createdAt;
    private Instant updatedAt;

    protected Payment() {}

    /** Creates an attempt. The provider is queried if no notification arrives within {@code checkAfter}. */
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
     * The buyer's choice of provider and method.
     *
     * @param method {@code null} if the buyer confirms with the provider
     */
    public record Choice(String provider, String method) {}

    /**
     * Continues this pending attempt with another request of the buyer.
     *
     * @return false if this attempt uses another provider or method
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

    /** Stores the reference of the charge that the provider opened. */
    public void opened(String charge, Instant now) {
        reference = charge;
        updatedAt = now;
    }

    /** Marks the attempt as failed. Unless {@code closed}, the provider is queried until the charge is closed. */
    public void fail(String why, boolean closed, Instant now) {
        become(PaymentStatus.FAILED, why, now);
        nextCheckAt = closed || reference == null ? null : now;
        checks = 0;
    }

    /** The charge of this failed attempt can no longer capture money. */
    public void closed() {
        nextCheckAt = null;
    }

    /** Records captured money that pays the order. */
    public void capture(Money money, Instant now) {
        become(PaymentStatus.CAPTURED, null, now);
        received = money;
        nextCheckAt = null;
    }

    /** Records captured money that must be refunded. */
    public void captureForRefund(Money money, String why, Instant now) {
        received = money;
        requestRefund(why, now);
    }

    /** Requests a refund of the captured money. */
    public void requestRefund(String why, Instant now) {
        become(PaymentStatus.REFUND_PENDING, why, now);
        checkNow(now);
    }

    /** Marks the payment as refunded. */
    public void refunded(Instant now) {
        become(PaymentStatus.REFUNDED, reason, now);
        nextCheckAt = null;
    }

    /** Schedules an immediate check with the provider. */
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
