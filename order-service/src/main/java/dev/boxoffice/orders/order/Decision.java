package dev.boxoffice.orders.order;

import dev.boxoffice.money.PriceCurrency;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.ticket.Ticket;
import java.util.ArrayList;
import java.util.HashMap;
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
     * @param openOrders the number of open orders that the user already has
     */
    static Decision on(OrderRequest order, Sale sale, long openOrders, int maxOpenOrders) {
        if (openOrders >= maxOpenOrders) {
            return new Rejected(new OrderProblem.TooManyOpenOrders(maxOpenOrders));
        }
        var checks = new LineChecks(sale);
        var lines = new ArrayList<OrderLine>();
        for (OrderRequest.Line line : order.lines()) {
            OrderProblem problem = checks.check(line);
            if (problem != null) {
                return new Rejected(problem);
            }
            Ticket ticket = sale.tickets().get(line.ticketId());
            lines.add(new OrderLine(lines.size() + 1, ticket, sale.pools(ticket), line.quantity(), ticket.price()));
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

    /** Returns the problems that the lines would have if they were ordered together now, by ticket. */
    static Map<UUID, OrderProblem.OfLine> problems(List<OrderRequest.Line> lines, Sale sale) {
        var checks = new LineChecks(sale);
        Map<UUID, OrderProblem.OfLine> problems = new HashMap<>();
        for (OrderRequest.Line line : lines) {
            OrderProblem.OfLine problem = checks.check(line);
            if (problem != null) {
                problems.put(line.ticketId(), problem);
            }
        }
        return problems;
    }
}
