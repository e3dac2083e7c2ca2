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
        Set<String> currencies = new TreeSet<>();
        for (OrderRequest.Line line : order.lines()) {
            Ticket ticket = tickets.get(line.ticketId());
            OrderProblem problem = problem(line, ticket);
            if (problem != null) {
                return new Rejected(problem);
            }
            lines.add(new OrderLine(lines.size() + 1, ticket, line.quantity(), ticket.price()));
            currencies.add(ticket.price().currency());
        }
        if (currencies.size() > 1) {
            return new Rejected(new OrderProblem.MixedCurrencies(currencies));
        }
        Money total = total(lines);
        return PriceCurrency.find(total.currency())
                .filter(currency -> total.amount() > currency.maximum())
                .<Decision>map(currency -> new Rejected(
                        new OrderProblem.TotalTooHigh(total, new Money(currency.maximum(), currency.code()))))
                .orElseGet(() -> new Accepted(lines));
    }

    private static Money total(List<OrderLine> lines) {
        long amount = lines.stream().mapToLong(line -> line.total().amount()).reduce(0, Math::addExact);
        return new Money(amount, lines.getFirst().unitPrice().currency());
    }

    /** Returns the problem with one line, or {@code null}. */
    static OrderProblem.OfLine problem(OrderRequest.Line line, Ticket ticket) {
        if (ticket == null) {
            return new OrderProblem.UnknownTicket(line.ticketId());
        }
        if (!ticket.isOnSale()) {
            return new OrderProblem.NotOnSale(ticket.id());
        }
        if (line.expectedUnitPrice() != null && !line.expectedUnitPrice().equals(ticket.price())) {
            return new OrderProblem.PriceChanged(ticket.id(), line.expectedUnitPrice(), ticket.price());
        }
        if (line.quantity() > ticket.maxPerOrder()) {
            return new OrderProblem.TooManyOfTicket(ticket.id(), line.quantity(), ticket.maxPerOrder());
        }
        if (line.quantity() > ticket.available()) {
            return new OrderProblem.SoldOut(ticket.id(), line.quantity(), ticket.available());
        }
        return null;
    }
}
