package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.ticket.Ticket;

/** What was decided for one ticket of a new order: so many, at the price of this moment. */
record OrderLine(Ticket ticket, int quantity, Money unitPrice) {}
