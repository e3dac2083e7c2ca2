package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.ticket.Ticket;
import java.util.List;

/**
 * One line of an order, linked to the ticket in the replica.
 *
 * @param number grows with the position in the order; removed lines leave gaps
 * @param unitPrice the price when the stock was held
 */
public record OrderLine(int number, Ticket ticket, int quantity, Money unitPrice) {

    Money total() {
        return unitPrice.times(quantity);
    }

    /** The sum of lines that share a currency. */
    static Money total(List<OrderLine> lines) {
        long amount = lines.stream().mapToLong(line -> line.total().amount()).reduce(0, Math::addExact);
        return new Money(amount, lines.getFirst().unitPrice().currency());
    }
}
