package dev.boxoffice.orders.order;

import dev.boxoffice.money.PriceCurrency;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Decides in memory whether an order can be placed as a whole. */
public sealed interface Decision {

    record Accepted(List<OrderLine> lines) implements Decision {}

    record Rejected(OrderProblem problem) implements Decision {}

    /**
     * Decides on one order request.
     *
     * @param tickets the locked tickets, by id; a missing id is an unknown ticket
     * @param openOrders the number of open orders that the user already has
     */
    static Decision on(OrderRequest order, Map<UUID, Ticket> tickets, long openOrders, int maxOpenOrders) {
        if (openOrders >= maxOpenOrders) {
            return new Rejected(new OrderProblem.TooManyOpenOrders(maxOpenOrders));
        }
        var lines = new ArrayList<OrderLine>();
        for (OrderRequest.Line line : order.lines()) {
            Ticket ticket = tickets.get(line.ticketId());
            OrderProblem problem = problem(line, ticket);
            if (problem != null) {
                return new Rejected(problem);
            }
            lines.add(new OrderLine(lines.size() + 1, ticket, line.quantity(), ticket.price()));
        }
        OrderProblem problem = problem(lines);
        return problem == null ? new Accepted(lines) : new Rejected(problem);
    }

    /** Returns the problem with the lines as a whole, or {@code null}. */
    static OrderProblem.OfWhole problem(List<OrderLine> lines) {
        if (lines.size() > OrderRequest.MAX_LINES) {
            return new OrderProblem.TooManyLines(OrderRequest.MAX_LINES);
        }
        Set<String> currencies = new TreeSet<>();
        lines.forEach(line -> currencies.add(line.unitPrice().currency()));
        if (currencies.size() > 1) {
            return new OrderProblem.MixedCurrencies(currencies);
        }
        Money total = OrderLine.total(lines);
        return PriceCurrency.find(total.currency())
                .filter(currency -> total.amount() > currency.maximum())
                .map(currency -> new OrderProblem.TotalTooHigh(total, new Money(currency.maximum(), currency.code())))
                .orElse(null);
    }

    /** Returns the problem with one new line, or {@code null}. */
    static OrderProblem.OfLine problem(OrderRequest.Line line, Ticket ticket) {
        return problem(line, ticket, null);
    }

    /**
     * Returns the problem with one line, or {@code null}.
     *
     * @param existing the line of the order that already holds units of the ticket; {@code null} if there is none
     */
    static OrderProblem.OfLine problem(OrderRequest.Line line, Ticket ticket, OrderLine existing) {
        if (ticket == null) {
            return new OrderProblem.UnknownTicket(line.ticketId());
        }
        if (!ticket.isOnSale()) {
            return new OrderProblem.NotOnSale(ticket.id());
        }
        Money price = existing == null ? ticket.price() : existing.unitPrice();
        if (line.expectedUnitPrice() != null && !line.expectedUnitPrice().equals(price)) {
            return new OrderProblem.PriceChanged(ticket.id(), line.expectedUnitPrice(), price);
        }
        if (line.quantity() > ticket.maxPerOrder()) {
            return new OrderProblem.TooManyOfTicket(ticket.id(), line.quantity(), ticket.maxPerOrder());
        }
        int available = ticket.available() + (existing == null ? 0 : existing.quantity());
        if (line.quantity() > available) {
            return new OrderProblem.SoldOut(ticket.id(), line.quantity(), available);
        }
        return null;
    }
}
