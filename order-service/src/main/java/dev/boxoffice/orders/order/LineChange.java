package dev.boxoffice.orders.order;

import dev.boxoffice.orders.ticket.Stock;
import dev.boxoffice.orders.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A change of one line of an order.
 *
 * @param before {@code null} if the line is new
 * @param after {@code null} if the line is removed
 */
public record LineChange(OrderLine before, OrderLine after) {

    /**
     * Decides in memory on a new quantity of one ticket. More units are judged like a new order; fewer are always allowed.
     *
     * @param lines the lines of the order
     * @param requested zero removes the line
     * @param sale what the buyer can order; its bought units do not include this order
     * @return empty if the order already has this quantity
     * @throws OrderException if the change is refused
     */
    static Optional<LineChange> decide(List<OrderLine> lines, OrderRequest.Line requested, Sale sale) {
        OrderLine before = lines.stream()
                .filter(line -> line.ticket().id().equals(requested.ticketId()))
                .findFirst()
                .orElse(null);
        int held = before == null ? 0 : before.quantity();
        if (requested.quantity() == held) {
            return Optional.empty();
        }
        if (requested.quantity() == 0) {
            if (lines.size() == 1) {
                throw new OrderProblem.LastLine(requested.ticketId()).toException();
            }
            return Optional.of(new LineChange(before, null));
        }
        if (requested.quantity() > held) {
            refuse(new LineChecks(sale).check(requested, before));
        }
        var change = new LineChange(before, after(lines, before, requested, sale));
        if (requested.quantity() > held) {
            refuse(Decision.problem(change.applyTo(lines)));
        }
        return Optional.of(change);
    }

    /** An existing line keeps its price and its pools. */
    private static OrderLine after(List<OrderLine> lines, OrderLine before, OrderRequest.Line requested, Sale sale) {
        int quantity = requested.quantity();
        if (before != null) {
            return new OrderLine(before.number(), before.ticket(), before.pools(), quantity, before.unitPrice());
        }
        Ticket ticket = sale.tickets().get(requested.ticketId());
        return new OrderLine(lines.getLast().number() + 1, ticket, sale.pools(ticket), quantity, ticket.price());
    }

    private static void refuse(OrderProblem problem) {
        if (problem != null) {
            throw problem.toException();
        }
    }

    /** Returns the lines with this change, in their order. */
    List<OrderLine> applyTo(List<OrderLine> lines) {
        var changed = new ArrayList<>(lines);
        if (before == null) {
            changed.add(after);
        } else if (after == null) {
            changed.remove(before);
        } else {
            changed.set(changed.indexOf(before), after);
        }
        return changed;
    }

    /** Holds or releases the difference. */
    void changeStock() {
        int difference = quantity() - (before == null ? 0 : before.quantity());
        for (Stock stock : line().stocks()) {
            if (difference > 0) {
                stock.hold(difference);
            } else {
                stock.release(-difference);
            }
        }
    }

    /** The changed line; for a removed line, as it was. */
    public OrderLine line() {
        return after == null ? before : after;
    }

    /** The new quantity; zero if the line is removed. */
    public int quantity() {
        return after == null ? 0 : after.quantity();
    }
}
