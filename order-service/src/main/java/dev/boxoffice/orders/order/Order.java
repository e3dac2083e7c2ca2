package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentStatus;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** An order of one user. Change it only while holding the row lock ({@link OrderRepository#lock}). */
@Entity
@Table(name = "orders")
class Order {

    @Id
    private UUID id;

    private String userId;

    @Enumerated(EnumType.STRING)
    private OrderStatus status;

    @Embedded
    @AttributeOverride(name = "amount", column = @Column(name = "total_amount"))
    @AttributeOverride(name = "currency", column = @Column(name = "total_currency"))
    private Money total;

    private String reason;
    private Instant expiresAt;
    private UUID paidBy;
    private long version;
    private Instant createdAt;
    private Instant updatedAt;

    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
    @OrderBy("line")
    private List<OrderItem> items = new ArrayList<>();

    @OneToMany(mappedBy = "order", cascade = CascadeType.PERSIST)
    @OrderBy("version")
    private List<OrderTransition> history = new ArrayList<>();

    @OneToMany(cascade = CascadeType.PERSIST)
    @JoinColumn(name = "order_id", insertable = false, updatable = false)
    @OrderBy("attempt")
    private List<Payment> payments = new ArrayList<>();

    protected Order() {}

    /** Creates an order whose stock the caller has held; the hold starts at {@code now}. */
    static Order create(UUID id, String userId, List<OrderLine> lines, Instant now, Duration hold) {
        var order = new Order();
        order.id = id;
        order.userId = userId;
        order.createdAt = now;
        order.expiresAt = now.plus(hold);
        long amount = 0;
        for (OrderLine line : lines) {
            order.items.add(new OrderItem(order, order.items.size() + 1, line));
            amount = Math.addExact(
                    amount, line.unitPrice().times(line.quantity()).amount());
        }
        order.total = new Money(amount, lines.getFirst().unitPrice().currency());
        order.enter(OrderStatus.CREATED, userId, "placed", now);
        return order;
    }

    /** Cancels the order. The caller releases its stock in the same transaction. */
    void cancel(String actor, String reason, Instant now) {
        become(OrderStatus.CANCELLED, actor, reason, now);
    }

    /**
     * Starts a payment by the buyer or by an operator on their behalf. The first start extends the hold, so that at least
     * {@code window} remains.
     *
     * @throws OrderException if the hold has ended or the order cannot be paid
     */
    void startPayment(String actor, Instant now, Duration window) {
        requireTimeLeft(now);
        if (status == OrderStatus.AWAITING_PAYMENT) {
            return; // a retry after a decline
        }
        become(OrderStatus.AWAITING_PAYMENT, actor, "payment-started", now);
        if (expiresAt.isBefore(now.plus(window))) {
            expiresAt = now.plus(window);
        }
    }

    void addAttempt(Payment payment) {
        payments.add(payment);
    }

    /** Completes an order whose total is zero. The caller sells its stock in the same transaction. */
    void completeFree(String actor, Instant now) {
        requireTimeLeft(now);
        if (!isOpen()) { // an expired free order has no stock, and no late payment can revive it
            throw new OrderProblem.IllegalTransition(id, status, OrderStatus.COMPLETE).toException();
        }
        become(OrderStatus.COMPLETE, actor, "free", now);
    }

    /** Completes the order with {@code payment}. The caller sells its stock in the same transaction. */
    void complete(Payment payment, String why, Instant now) {
        become(OrderStatus.COMPLETE, payment.provider(), why, now);
        paidBy = payment.id();
    }

    /** Marks the order as refunded. The caller restocks its tickets in the same transaction. */
    void refund(String actor, String why, Instant now) {
        become(OrderStatus.REFUNDED, actor, why, now);
    }

    /** Records a payment change in the history without changing the status. */
    void recordPaymentChange(String actor, String why, Instant now) {
        enter(status, actor, why, now);
    }

    /** @throws OrderException if the transition is illegal */
    void requireMoveTo(OrderStatus next) {
        if (!status.canBecome(next)) {
            throw new OrderProblem.IllegalTransition(id, status, next).toException();
        }
    }

    private void requireTimeLeft(Instant now) {
        if (isOpen() && !now.isBefore(expiresAt)) {
            throw new OrderProblem.HoldExpired(id, expiresAt).toException();
        }
    }

    private void become(OrderStatus next, String actor, String reason, Instant now) {
        requireMoveTo(next);
        enter(next, actor, reason, now);
    }

    private void enter(OrderStatus next, String actor, String why, Instant now) {
        version++;
        history.add(new OrderTransition(this, version, now, status, next, why, actor));
        reason = why;
        status = next;
        updatedAt = now;
    }

    UUID id() {
        return id;
    }

    String userId() {
        return userId;
    }

    OrderStatus status() {
        return status;
    }

    Money total() {
        return total;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    long version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    /** The reason for the last transition. */
    String reason() {
        return reason;
    }

    /** Whether the order holds stock and is not paid. */
    boolean isOpen() {
        return OrderStatus.OPEN.contains(status);
    }

    boolean isPaidBy(Payment payment) {
        return payment.id().equals(paidBy);
    }

    boolean isFree() {
        return total.amount() == 0;
    }

    /** The payment attempts, oldest first. */
    List<Payment> payments() {
        return Collections.unmodifiableList(payments);
    }

    Optional<Payment> payment(UUID paymentId) {
        return payments.stream()
                .filter(payment -> payment.id().equals(paymentId))
                .findFirst();
    }

    Optional<Payment> pendingPayment() {
        return payments.stream()
                .filter(payment -> payment.status() == PaymentStatus.PENDING)
                .findFirst();
    }

    /** The payment that completed the order; empty if there is none. */
    Optional<Payment> paidBy() {
        return paidBy == null ? Optional.empty() : payment(paidBy);
    }

    List<OrderItem> items() {
        return Collections.unmodifiableList(items);
    }

    List<OrderTransition> history() {
        return Collections.unmodifiableList(history);
    }
}
