package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.ticket.Ticket;

/** A line that was accepted for a new order, at the current price. */
record OrderLine(Ticket ticket, int quantity, Money unitPrice) {}
