package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.Refund;
import dev.boxoffice.orders.ticket.Stock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;

/**
 * An order of one user. A change of its status also changes the stock of its tickets.
 *
 * <p>Every method either changes everything that it describes or throws and changes nothing.
 */
public final class Order {

    /** The columns of an order's row. */
    public record Row(
            UUID id,
            String userId,
            OrderDetails details,
            OrderStatus status,
            String reason,
            Money total,
            Money refunded,
            Instant expiresAt,
            UUID paidBy,
            long version,
            Instant createdAt,
            Instant updatedAt) {}

    private final UUID id;
    private final Instant createdAt;
    private final OrderLines lines;
    private final OrderHistory history;
    private final OrderPayments payments;
    private final OrderRefunds refunds;

    private String userId;
    private OrderDetails details;
    private Money total;
    private Money refunded;
    private Instant expiresAt;
    private LineChange lineChange;
    private String formerBuyer;

    /** @param history without the first entry */
    private Order(
            Row row,
            List<OrderLine> lines,
            List<OrderTransition> history,
            List<Payment> payments,
            List<Refund> refunds) {
        this.id = row.id();
        this.userId = row.userId();
        this.details = row.details();
        this.createdAt = row.createdAt();
        this.total = row.total();
        this.refunded = row.refunded();
        this.expiresAt = row.expiresAt();
        this.lines = new OrderLines(lines);
        this.history = new OrderHistory(row, history);
        this.payments = new OrderPayments(payments, row.paidBy());
        this.refunds = new OrderRefunds(row.id(), this.lines, refunds);
    }

    /**
     * An order as it is stored.
     *
     * @param history without the first entry
     */
    public static Order stored(
            Row row,
            List<OrderLine> lines,
            List<OrderTransition> history,
            List<Payment> payments,
            List<Refund> refunds) {
        return new Order(row, lines, history, payments, refunds);
    }

    /** Places an order and holds the stock of its lines until {@code hold} has passed. */
    public static Order place(
            UUID id, String userId, OrderDetails details, List<OrderLine> lines, Instant now, Duration hold) {
        Money total = OrderLine.total(lines);
        var row = new Row(
                id,
                userId,
                details,
                OrderStatus.CREATED,
                "placed",
                total,
                new Money(0, total.currency()),
                now.plus(hold),
                null,
                1,
                now,
                now);
        var order = stored(row, lines, List.of(), List.of(), List.of());
        order.lines.changeStock(Stock::hold);
        return order;
    }

    /**
     * Refuses an order that the actor must not see.
     *
     * @throws OrderException if the order belongs to another user
     */
    public Order requireAccess(Actor actor) {
        if (!actor.mayActFor(userId)) {
            throw new OrderProblem.UnknownOrder(id).toException();
        }
        return this;
    }

    /**
     * Sets the quantity of one ticket and holds or releases the difference. Changes nothing if the order already has this
     * quantity.
     *
     * @param requested zero removes the line
     * @param sale what the buyer can order besides this order
     * @throws OrderException if a payment has started, the hold has ended, or the line cannot be changed in this way
     */
    public void changeLine(Actor actor, OrderRequest.Line requested, Sale sale) {
        if (status() != OrderStatus.CREATED) {
            throw new OrderProblem.IllegalTransition(id, status(), OrderStatus.CREATED).toException();
        }
        requireTimeLeft(sale.now());
        LineChange.decide(lines.all(), requested, sale).ifPresent(decided -> {
            lines.apply(decided);
            lineChange = decided;
            total = OrderLine.total(lines.all());
            history.enter(status(), OrderChange.LINES, actor.id(), "lines-changed", sale.now());
        });
    }

    /** Cancels the order and releases its stock. */
    public void cancel(Actor actor, Instant now) {
        become(OrderStatus.CANCELLED, actor.id(), actor.roleTowards(userId), now);
        payments.checkPending(now);
    }

    /** Cancels the open order of a show that is called off, and releases its stock. */
    public void cancelCalledOff(Instant now) {
        become(OrderStatus.CANCELLED, RefundOrder.CALL_OFF, RefundOrder.SHOW_CALLED_OFF, now);
        payments.checkPending(now);
    }

    /** Expires the order and releases its stock, if its hold has ended. Returns false if there is nothing to expire. */
    public boolean expire(Instant now) {
        if (!isOpen() || now.isBefore(expiresAt)) {
            return false;
        }
        become(OrderStatus.EXPIRED, "expiry", "hold-expired", now);
        payments.checkPending(now);
        return true;
    }

    /** Completes a refund of what was bought: takes back its units, and ends the order when nothing is left. */
    void completeRefund(Refund refund, Money returned, String actor, String why, Instant now) {
        refund.complete(returned, now);
        refunded = new Money(refunded.amount() + returned.amount(), total.currency());
        lines.refund(refund);
        if (refunded.equals(total) && lines.areRefunded()) {
            become(OrderStatus.REFUNDED, actor, why, now);
        } else {
            String reason = refund.calledOffShow() == null ? "partially-refunded" : why;
            history.enter(status(), OrderChange.PARTIALLY_REFUNDED, actor, reason, now);
        }
    }

    /**
     * Replaces the buyer with a pseudonym, also in the history, and removes their contact, reference and payment methods.
     *
     * @return false if the order is open and therefore keeps its buyer
     */
    public boolean eraseBuyer(String pseudonym, Instant now) {
        if (isOpen()) {
            return false;
        }
        changeBuyer(pseudonym);
        details = OrderDetails.NONE;
        payments.eraseMethods();
        history.enter(status(), OrderChange.BUYER_ERASED, "erasure", "buyer-erased", now);
        return true;
    }

    /**
     * Gives the order to a user who has proved to be its buyer. Details, payments and refunds stay as they are.
     *
     * @return false if the user has the order already
     */
    public boolean claim(String user, Instant now) {
        if (userId.equals(user)) {
            return false;
        }
        changeBuyer(user);
        history.enter(status(), OrderChange.CLAIMED, user, "claimed", now);
        return true;
    }

    /** Changes the buyer, also in the history. */
    private void changeBuyer(String next) {
        formerBuyer = userId;
        userId = next;
        history.replaceActor(formerBuyer, next);
    }

    /** Extends the hold, so that at least {@code window} remains. */
    void keepFor(Duration window, Instant now) {
        expiresAt = expiresAt.isBefore(now.plus(window)) ? now.plus(window) : expiresAt;
    }

    /** Records a payment change in the history without changing the status. */
    void recordPaymentChange(OrderChange kind, String actor, String why, Instant now) {
        history.enter(status(), kind, actor, why, now);
    }

    /** Whether the stock of an expired order can be held again: {@link OrderLines#canHoldAgain}. */
    boolean canHoldAgain(ToLongFunction<UUID> bought) {
        return lines.canHoldAgain(bought);
    }

    /** @throws OrderException if the order cannot go to this status */
    void requireMoveTo(OrderStatus next) {
        if (!status().canBecome(next)) {
            throw new OrderProblem.IllegalTransition(id, status(), next).toException();
        }
    }

    /** @throws OrderException if the hold has ended */
    void requireTimeLeft(Instant now) {
        if (isOpen() && !now.isBefore(expiresAt)) {
            throw new OrderProblem.HoldExpired(id, expiresAt).toException();
        }
    }

    /** @throws OrderException if a show is called off: an open order is about to be cancelled then */
    void requireShows() {
        if (isOpen()) {
            lines.requireShows();
        }
    }

    /** The only way to another status: the order and its stock change together. */
    void become(OrderStatus next, String actor, String why, Instant now) {
        requireMoveTo(next);
        switch (next) {
            case CANCELLED, EXPIRED -> lines.changeStock(Stock::release);
            case COMPLETE -> lines.changeStock(status() == OrderStatus.EXPIRED ? Stock::holdAndSell : Stock::sell);
            case CREATED, AWAITING_PAYMENT, REFUNDED -> {} // refunds restock their own units
        }
        history.enter(next, OrderChange.STATUS, actor, why, now);
    }

    public UUID id() {
        return id;
    }

    public String userId() {
        return userId;
    }

    public OrderDetails details() {
        return details;
    }

    public OrderStatus status() {
        return history.status();
    }

    public Money total() {
        return total;
    }

    /** What completed refunds have returned. */
    public Money refunded() {
        return refunded;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public long version() {
        return history.version();
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** The line that has changed and is not stored yet; empty if there is none. */
    public Optional<LineChange> lineChange() {
        return Optional.ofNullable(lineChange);
    }

    /** The former buyer, if a change of the buyer is not stored yet. */
    public Optional<String> formerBuyer() {
        return Optional.ofNullable(formerBuyer);
    }

    /** Whether the buyer is a pseudonym. */
    public boolean isErased() {
        return Pseudonym.isPseudonym(userId);
    }

    /** Whether the order holds stock and is not paid. */
    public boolean isOpen() {
        return OrderStatus.OPEN.contains(status());
    }

    public boolean isFree() {
        return total.amount() == 0;
    }

    public OrderPayments payments() {
        return payments;
    }

    public OrderRefunds refunds() {
        return refunds;
    }

    /** Whether units were refunded and are not stored yet. */
    public boolean hasRefundedUnits() {
        return lines.hasRefundedUnits();
    }

    public List<OrderLine> lines() {
        return lines.all();
    }

    public OrderHistory history() {
        return history;
    }
}
