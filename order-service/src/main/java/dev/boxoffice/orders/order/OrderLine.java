package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.ticket.Pool;
import dev.boxoffice.orders.ticket.Stock;
import dev.boxoffice.orders.ticket.Ticket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.ToLongFunction;

/**
 * One line of an order, linked to the ticket in the replica.
 *
 * @param number grows with the position in the order; removed lines leave gaps
 * @param pools the pools that count the units, fixed when the line was first held
 * @param unitPrice the price when the stock was held
 * @param refunded units of completed refunds
 * @param restocked refunded units that returned to stock
 */
public record OrderLine(
        int number, Ticket ticket, List<Pool> pools, int quantity, Money unitPrice, int refunded, int restocked) {

    /** A line without refunded units. */
    public OrderLine(int number, Ticket ticket, List<Pool> pools, int quantity, Money unitPrice) {
        this(number, ticket, pools, quantity, unitPrice, 0, 0);
    }

    /** Returns the line after a refund of some of its units. */
    OrderLine refund(int units, boolean restock) {
        if (units > quantity - refunded) {
            throw new IllegalStateException("%d of %d units of ticket %s were refunded, %d more cannot be"
                    .formatted(refunded, quantity, ticket.id(), units));
        }
        if (restock) {
            stocks().forEach(stock -> stock.restock(units));
        }
        return new OrderLine(
                number, ticket, pools, quantity, unitPrice, refunded + units, restocked + (restock ? units : 0));
    }

    /** The units that the buyer holds or owns while the order is open or paid. */
    public int kept() {
        return quantity - refunded;
    }

    /** The ticket and the pools, whose counters change together. */
    List<Stock> stocks() {
        List<Stock> stocks = new ArrayList<>(pools);
        stocks.add(ticket);
        return stocks;
    }

    /** Whether the buyer may have this line besides the units that {@code bought} counts. */
    boolean isWithinBuyerLimit(ToLongFunction<UUID> bought) {
        return ticket.maxPerBuyer() == null || bought.applyAsLong(ticket.id()) + quantity <= ticket.maxPerBuyer();
    }

    Money total() {
        return unitPrice.times(quantity);
    }

    /** The sum of lines that share a currency. */
    static Money total(List<OrderLine> lines) {
        long amount = lines.stream().mapToLong(line -> line.total().amount()).reduce(0, Math::addExact);
        return new Money(amount, lines.getFirst().unitPrice().currency());
    }
}
