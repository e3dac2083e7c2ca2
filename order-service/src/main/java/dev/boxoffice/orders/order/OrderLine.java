package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.ticket.Ticket;

/**
 * One line of an order, linked to the ticket in the replica.
 *
 * @param number the position in the order, starting at 1
 * @param unitPrice the price when the stock was held
 */
public record OrderLine(int number, Ticket ticket, int quantity, Money unitPrice) {

    Money total() {
        return unitPrice.times(quantity);
    }
}
