package dev.boxoffice.orders.order;

import dev.boxoffice.orders.payment.Refund;
import dev.boxoffice.orders.ticket.Stock;
import dev.boxoffice.orders.ticket.Ticket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ObjIntConsumer;
import java.util.function.ToLongFunction;

/** The lines of one order and the stock that they count in. */
final class OrderLines {

    private final List<OrderLine> lines;
    private boolean unitsRefunded;

    OrderLines(List<OrderLine> lines) {
        this.lines = new ArrayList<>(lines);
    }

    List<OrderLine> all() {
        return Collections.unmodifiableList(lines);
    }

    /** Changes the tickets and their pools. */
    void changeStock(ObjIntConsumer<Stock> operation) {
        lines.forEach(line -> line.stocks().forEach(stock -> operation.accept(stock, line.quantity())));
    }

    /** @throws OrderException if the show of a ticket is called off */
    void requireShows() {
        lines.stream()
                .map(OrderLine::ticket)
                .filter(Ticket::isCalledOff)
                .findFirst()
                .ifPresent(ticket -> {
                    throw new OrderProblem.NotOnSale(ticket.id(), null, null).toException();
                });
    }

    /** Changes one line and its stock. */
    void apply(LineChange change) {
        List<OrderLine> changed = change.applyTo(lines);
        change.changeStock();
        lines.clear();
        lines.addAll(changed);
    }

    /**
     * Whether the stock of every line of an expired order can be held again. The sale window does not matter, because the
     * buyer ordered within it.
     *
     * @param bought the units of a ticket that the buyer already holds or owns
     */
    boolean canHoldAgain(ToLongFunction<UUID> bought) {
        Map<Stock, Integer> needed = new HashMap<>();
        lines.forEach(line -> line.stocks().forEach(stock -> needed.merge(stock, line.quantity(), Integer::sum)));
        return needed.entrySet().stream()
                        .allMatch(need -> need.getValue() <= need.getKey().available())
                && lines.stream().allMatch(line -> line.isWithinBuyerLimit(bought));
    }

    /** Takes back the units of a completed refund. */
    void refund(Refund refund) {
        for (Refund.Line returning : refund.lines()) {
            lines.replaceAll(line -> line.ticket().id().equals(returning.ticketId())
                    ? line.refund(returning.quantity(), refund.restock())
                    : line);
        }
        unitsRefunded |= !refund.lines().isEmpty();
    }

    /** Whether units were refunded and are not stored yet. */
    boolean hasRefundedUnits() {
        return unitsRefunded;
    }

    /** Whether the buyer keeps no unit. */
    boolean areRefunded() {
        return lines.stream().allMatch(line -> line.kept() == 0);
    }
}
