package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.ticket.Pool;
import dev.boxoffice.orders.ticket.Ticket;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Checks the lines of one order one after another, because lines of one pool share its units. */
final class LineChecks {

    private final Sale sale;
    private final Map<UUID, Integer> unitsByPool = new HashMap<>();

    LineChecks(Sale sale) {
        this.sale = sale;
    }

    /** Returns the problem with the next new line, or {@code null}. */
    OrderProblem.OfLine check(OrderRequest.Line line) {
        return check(line, null);
    }

    /**
     * Returns the problem with the next line, or {@code null}.
     *
     * @param existing the line of the order that already holds units of the ticket; {@code null} if there is none
     */
    OrderProblem.OfLine check(OrderRequest.Line line, OrderLine existing) {
        Ticket ticket = sale.tickets().get(line.ticketId());
        if (ticket == null || !sale.pools().keySet().containsAll(ticket.poolIds())) {
            return new OrderProblem.UnknownTicket(line.ticketId());
        }
        if (!ticket.isOnSale(sale.now())) {
            return notOnSale(ticket);
        }
        Money price = existing == null ? ticket.price() : existing.unitPrice();
        if (line.expectedUnitPrice() != null && !line.expectedUnitPrice().equals(price)) {
            return new OrderProblem.PriceChanged(ticket.id(), line.expectedUnitPrice(), price);
        }
        OrderProblem.OfLine problem = limit(ticket, line.quantity());
        return problem != null ? problem : stock(ticket, line.quantity(), existing);
    }

    /** Names the sale window only if the ticket would be on sale otherwise. */
    private static OrderProblem.NotOnSale notOnSale(Ticket ticket) {
        return ticket.isOffered()
                ? new OrderProblem.NotOnSale(ticket.id(), ticket.onSaleFrom(), ticket.onSaleUntil())
                : new OrderProblem.NotOnSale(ticket.id(), null, null);
    }

    private OrderProblem.OfLine limit(Ticket ticket, int quantity) {
        if (quantity > ticket.maxPerOrder()) {
            return new OrderProblem.TooManyOfTicket(ticket.id(), quantity, ticket.maxPerOrder());
        }
        if (ticket.maxPerBuyer() != null) {
            long remaining = Math.max(0, ticket.maxPerBuyer() - sale.bought().applyAsLong(ticket.id()));
            if (quantity > remaining) {
                return new OrderProblem.BuyerLimit(ticket.id(), quantity, ticket.maxPerBuyer(), (int) remaining);
            }
        }
        return null;
    }

    /** The units that the line already holds count as available. */
    private OrderProblem.OfLine stock(Ticket ticket, int quantity, OrderLine existing) {
        int held = existing == null ? 0 : existing.quantity();
        if (quantity > ticket.available() + held) {
            return new OrderProblem.SoldOut(ticket.id(), quantity, ticket.available() + held);
        }
        OrderProblem.OfLine problem = null;
        for (Pool pool : existing == null ? sale.pools(ticket) : existing.pools()) {
            int units = unitsByPool.merge(pool.id(), quantity, Integer::sum);
            int available = pool.available() + held;
            if (problem == null && units > available) {
                problem = new OrderProblem.PoolSoldOut(ticket.id(), pool.id(), pool.name(), units, available);
            }
        }
        return problem;
    }
}
