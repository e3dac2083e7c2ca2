package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentRefunds;
import dev.boxoffice.orders.payment.Refund;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/** The refunds of one order, and what they leave to refund. */
public final class OrderRefunds {

    /** Every command loads all refunds of its order. */
    static final int MOST = 100;

    private final UUID orderId;
    private final OrderLines lines;
    private final List<Refund> refunds;

    OrderRefunds(UUID orderId, OrderLines lines, List<Refund> refunds) {
        this.orderId = orderId;
        this.lines = lines;
        this.refunds = new ArrayList<>(refunds);
    }

    /** What a refund returns. */
    record Draft(Money amount, List<Refund.Line> lines, boolean restock) {}

    /** All refunds, oldest first. */
    public List<Refund> all() {
        return Collections.unmodifiableList(refunds);
    }

    void add(Refund refund) {
        refunds.add(refund);
    }

    public Optional<Refund> find(UUID refundId) {
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
    Draft decide(RefundScope scope, Money left) {
        if (refunds.size() >= MOST && !(scope instanceof RefundScope.Rest)) {
            throw new OrderProblem.TooManyRefunds(MOST).toException();
        }
        return switch (scope) {
            case RefundScope.Units(var units, boolean restock) -> units(left, units, restock);
            case RefundScope.Amount(Money amount) -> amount(left, amount);
            case RefundScope.Rest(boolean restock) -> rest(left, restock);
        };
    }

    private Draft units(Money left, List<Refund.Line> requested, boolean restock) {
        Map<UUID, Integer> units = new TreeMap<>();
        requested.forEach(line -> units.merge(line.ticketId(), line.quantity(), Integer::sum));
        long amount = 0;
        for (var unit : units.entrySet()) {
            OrderLine line = lines.all().stream()
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
        return new Draft(total, toLines(units), restock);
    }

    /** With the last of the money, the order ends, so its units return, too. */
    private Draft amount(Money left, Money amount) {
        if (!amount.currency().equals(left.currency())) {
            throw new OrderProblem.RefundCurrency(orderId, left.currency()).toException();
        }
        within(left, amount);
        return amount.equals(left) ? new Draft(amount, unitsLeft(), true) : new Draft(amount, List.of(), false);
    }

    private Draft rest(Money left, boolean restock) {
        List<Refund.Line> units = unitsLeft();
        if (left.amount() == 0 && units.isEmpty()) {
            throw new OrderProblem.RefundPending(orderId).toException();
        }
        return new Draft(left, units, restock);
    }

    /**
     * Decides what the call-off of a show returns: the units of its tickets that are left, at the price that they were bought
     * for. Of an order that keeps no other unit, it returns all money that is left. It never returns more than is left, so
     * that earlier refunds of amounts count.
     *
     * <p>An order with a pending refund waits, because what is left depends on its outcome. Each ticket is requested once;
     * staff decide about a refund that has failed.
     *
     * @param tickets the tickets of the show
     * @param left the money that no refund returns
     * @param paidBy {@code null} for a free order
     * @return empty if there is nothing to request now
     */
    Optional<Draft> decideCallOff(UUID showId, Set<UUID> tickets, Money left, Payment paidBy) {
        UUID paymentId = paidBy == null ? null : paidBy.id();
        if (refunds.stream().anyMatch(refund -> refund.isPending() && Objects.equals(refund.paymentId(), paymentId))) {
            return Optional.empty();
        }
        List<Refund> requested = refunds.stream()
                .filter(refund -> showId.equals(refund.calledOffShow()))
                .toList();
        Set<UUID> requestedTickets = requested.stream()
                .flatMap(refund -> refund.lines().stream())
                .map(Refund.Line::ticketId)
                .collect(Collectors.toSet());
        List<Refund.Line> unitsLeft = unitsLeft();
        List<Refund.Line> units = unitsLeft.stream()
                .filter(line -> tickets.contains(line.ticketId()) && !requestedTickets.contains(line.ticketId()))
                .toList();
        if (!units.isEmpty()) {
            long price = units.stream().mapToLong(this::price).reduce(0, Math::addExact);
            long amount = units.size() == unitsLeft.size() ? left.amount() : Math.min(price, left.amount());
            return Optional.of(new Draft(new Money(amount, left.currency()), units, true));
        }
        boolean keepsOnlyMoney = unitsLeft.isEmpty()
                && left.amount() > 0
                && lines.all().stream()
                        .allMatch(line -> tickets.contains(line.ticket().id()))
                && requested.stream().noneMatch(refund -> refund.lines().isEmpty());
        return keepsOnlyMoney ? Optional.of(new Draft(left, List.of(), false)) : Optional.empty();
    }

    private long price(Refund.Line units) {
        return lines.all().stream()
                .filter(line -> line.ticket().id().equals(units.ticketId()))
                .mapToLong(line -> line.unitPrice().times(units.quantity()).amount())
                .sum();
    }

    private Money within(Money left, Money amount) {
        if (amount.amount() > left.amount()) {
            throw new OrderProblem.RefundExceedsPayment(orderId, amount, left).toException();
        }
        return amount;
    }

    /** The units of all lines that no pending or completed refund takes back. */
    public List<Refund.Line> unitsLeft() {
        Map<UUID, Integer> units = new TreeMap<>();
        lines.all().stream()
                .filter(line -> unitsLeft(line) > 0)
                .forEach(line -> units.put(line.ticket().id(), unitsLeft(line)));
        return toLines(units);
    }

    /** Whether no pending or completed refund takes back these units. */
    boolean canTakeBack(List<Refund.Line> units) {
        List<Refund.Line> left = unitsLeft();
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

    private static List<Refund.Line> toLines(Map<UUID, Integer> units) {
        return units.entrySet().stream()
                .map(unit -> new Refund.Line(unit.getKey(), unit.getValue()))
                .toList();
    }
}
