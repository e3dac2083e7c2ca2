package dev.boxoffice.orders.payment;

import dev.boxoffice.orders.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Money that returns to the buyer, with the units that it takes back. Change it only while holding the lock of the order. */
public final class Refund {

    /** Replaces the reason, which is free text, once the buyer is erased. */
    public static final String ERASED = "erased";

    /** Units of a ticket. */
    public record Line(UUID ticketId, int quantity) {}

    /**
     * What was requested.
     *
     * @param paymentId {@code null} if no money is returned
     * @param restock whether the units of the lines return to stock
     * @param requestedBy a user, the provider, or the part of the system that caused the refund
     * @param calledOffShow the show whose call-off has caused the refund; {@code null} for other causes
     */
    public record Terms(
            UUID id,
            UUID orderId,
            UUID paymentId,
            Money amount,
            List<Line> lines,
            boolean restock,
            String reason,
            String requestedBy,
            UUID calledOffShow) {}

    /**
     * What became of it.
     *
     * @param reference the provider's id of the refund; {@code null} until the provider has accepted it
     * @param failure the provider's code of the last failure; {@code null} if there was none
     */
    record Progress(
            RefundStatus status, String reference, String failure, int attempt, Instant createdAt, Instant updatedAt) {}

    private final Terms terms;
    private final boolean isNew;
    private final Instant createdAt;

    private Money amount;
    private RefundStatus status;
    private String reference;
    private String failure;
    private int attempt;
    private Instant updatedAt;
    private boolean changed;

    private Refund(Terms terms, Progress progress, boolean isNew) {
        this.terms = terms;
        this.isNew = isNew;
        this.createdAt = progress.createdAt();
        this.amount = terms.amount();
        this.status = progress.status();
        this.reference = progress.reference();
        this.failure = progress.failure();
        this.attempt = progress.attempt();
        this.updatedAt = progress.updatedAt();
    }

    /** A refund as it is stored. */
    static Refund stored(Terms terms, Progress progress) {
        return new Refund(terms, progress, false);
    }

    /** A new refund that the provider has not confirmed. */
    public static Refund request(Terms terms, Instant now) {
        return new Refund(terms, new Progress(RefundStatus.PENDING, null, null, 1, now, now), true);
    }

    /** The provider has accepted the refund. */
    public void accepted(String providerReference, Instant now) {
        reference = providerReference;
        touch(now);
    }

    /**
     * The provider has returned the money.
     *
     * @param returned can be less than requested, if a part of the money was refunded at the provider
     */
    public void complete(Money returned, Instant now) {
        amount = returned;
        status = RefundStatus.DONE;
        failure = null;
        touch(now);
    }

    /** The provider has refused the refund for good. */
    public void fail(String code, Instant now) {
        status = RefundStatus.FAILED;
        failure = code;
        touch(now);
    }

    /** The provider has refused the refund; the follow-up requests it again. */
    public void retry(String code, Instant now) {
        reference = null;
        failure = code;
        attempt++;
        touch(now);
    }

    /** The provider has refunded another part of the money, which this request no longer has to return. */
    void reduce(long by, Instant now) {
        amount = new Money(amount.amount() - by, amount.currency());
        touch(now);
    }

    /** The provider has a refund for a request that it seemed to have refused. */
    public void resume(Money refunding, Instant now) {
        amount = refunding;
        status = RefundStatus.PENDING;
        failure = null;
        touch(now);
    }

    private void touch(Instant now) {
        updatedAt = now;
        changed = true;
    }

    public UUID id() {
        return terms.id();
    }

    public UUID orderId() {
        return terms.orderId();
    }

    /** {@code null} if no money is returned. */
    public UUID paymentId() {
        return terms.paymentId();
    }

    public Money amount() {
        return amount;
    }

    public List<Line> lines() {
        return terms.lines();
    }

    /** Whether the units of the lines return to stock. */
    public boolean restock() {
        return terms.restock();
    }

    public String reason() {
        return terms.reason();
    }

    /** A user, the provider, or the part of the system that caused the refund. */
    public String requestedBy() {
        return terms.requestedBy();
    }

    /** The show whose call-off has caused the refund; {@code null} for other causes. */
    public UUID calledOffShow() {
        return terms.calledOffShow();
    }

    public RefundStatus status() {
        return status;
    }

    public boolean isPending() {
        return status == RefundStatus.PENDING;
    }

    /** The provider's id of the refund; {@code null} until the provider has accepted it. */
    public String reference() {
        return reference;
    }

    /** The provider's code of the last failure; {@code null} if there was none. */
    public String failure() {
        return failure;
    }

    /** Grows when the refund is requested again after a failure. */
    public int attempt() {
        return attempt;
    }

    /** Whether the refund is not stored yet. */
    public boolean isNew() {
        return isNew;
    }

    /** Whether the refund differs from its stored state. */
    public boolean isChanged() {
        return changed;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
