package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentRefunds;
import dev.boxoffice.orders.payment.Refund;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** The refunds of one order, and what they leave to refund. */
final class OrderRefunds {

    /** Every command loads all refunds of its order. */
    static final int MOST = 100;

    private final UUID orderId;
    private final List<Refund> refunds;

    OrderRefunds(UUID orderId, List<Refund> refunds) {
        this.orderId = orderId;
        this.refunds = new ArrayList<>(refunds);
    }

    /** What a refund returns. */
    record Draft(Money amount, List<Refund.Line> lines, boolean restock) {}

    List<Refund> all() {
        return Collections.unmodifiableList(refunds);
    }

    void add(Refund refund) {
        refunds.add(refund);
    }

    Optional<Refund> find(UUID refundId) {
        return refunds.stream().filter(refund -> refund.id().equals(refundId)).findFirst();
    }

    PaymentRefunds of(Payment payment) {
        return PaymentRefunds.of(payment, refunds);
    }

    /**
     * Decides in memory what a requested refund returns. What pending refunds return cannot be refunded again.
     *
     * @param left the money that no refund returns
     * @throws OrderException if less is left than requested, or the order has too many refunds
     */
    Draft decide(List<OrderLine> lines, Money left, RefundScope scope) {
        if (refunds.size() >= MOST && !(scope instanceof RefundScope.Rest)) {
            throw new OrderProblem.TooManyRefunds(MOST).toException();
        }
        return switch (scope) {
            case RefundScope.Units(var units, boolean restock) -> units(lines, left, units, restock);
            case RefundScope.Amount(Money amount) -> amount(lines, left, amount);
            case RefundScope.Rest(boolean restock) -> rest(lines, left, restock);
        };
    }

    private Draft units(List<OrderLine> lines, Money left, List<Refund.Line> requested, boolean restock) {
        Map<UUID, Integer> units = new TreeMap<>();
        requested.forEach(line -> units.merge(line.ticketId(), line.quantity(), Integer::sum));
        long amount = 0;
        for (var unit : units.entrySet()) {
            OrderLine line = lines.stream()
                    .filter(one -> one.ticket().id().equals(unit.getKey()))
                    .findFirst()
                    .orElseThrow(() -> new OrderProblem.NotInOrder(orderId, unit.getKey()).toException());
            if (unit.getValue() > unitsLeft(line)) {
                throw new OrderProblem.UnitsRefunded(orderId, unit.getKey(), unit.getValue(), unitsLeft(line))
                        .toException();
            }
            amount = Math.addExact(
                    amount, line.unitPrice().times(unit.getValue()).amount());
        }
        Money total = within(left, new Money(amount, left.currency()));
        return new Draft(total, lines(units), restock);
    }

    /** With the last of the money, the order ends, so its units return, too. */
    private Draft amount(List<OrderLine> lines, Money left, Money amount) {
        if (!amount.currency().equals(left.currency())) {
            throw new OrderProblem.RefundCurrency(orderId, left.currency()).toException();
        }
        within(left, amount);
        return amount.equals(left) ? new Draft(amount, unitsLeft(lines), true) : new Draft(amount, List.of(), false);
    }

    private Draft rest(List<OrderLine> lines, Money left, boolean restock) {
        List<Refund.Line> units = unitsLeft(lines);
        if (left.amount() == 0 && units.isEmpty()) {
            throw new OrderProblem.RefundPending(orderId).toException();
        }
        return new Draft(left, units, restock);
    }

    private Money within(Money left, Money amount) {
        if (amount.amount() > left.amount()) {
            throw new OrderProblem.RefundExceedsPayment(orderId, amount, left).toException();
        }
        return amount;
    }

    /** The units of all lines that no pending or completed refund takes back. */
    List<Refund.Line> unitsLeft(List<OrderLine> lines) {
        Map<UUID, Integer> units = new TreeMap<>();
        lines.stream()
                .filter(line -> unitsLeft(line) > 0)
                .forEach(line -> units.put(line.ticket().id(), unitsLeft(line)));
        return lines(units);
    }

    /** Whether no pending or completed refund takes back these units. */
    boolean canTakeBack(List<OrderLine> lines, List<Refund.Line> units) {
        List<Refund.Line> left = unitsLeft(lines);
        return units.stream()
                .allMatch(unit -> left.stream()
                        .anyMatch(one -> one.ticketId().equals(unit.ticketId()) && one.quantity() >= unit.quantity()));
    }

    private int unitsLeft(OrderLine line) {
        return line.quantity() - line.refunded() - pendingUnits(line.ticket().id());
    }

    private int pendingUnits(UUID ticketId) {
        return refunds.stream()
                .filter(Refund::isPending)
                .flatMap(refund -> refund.lines().stream())
                .filter(line -> line.ticketId().equals(ticketId))
                .mapToInt(Refund.Line::quantity)
                .sum();
    }

    private static List<Refund.Line> lines(Map<UUID, Integer> units) {
        return units.entrySet().stream()
                .map(unit -> new Refund.Line(unit.getKey(), unit.getValue()))
                .toList();
    }
}
