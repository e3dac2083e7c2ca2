package dev.boxoffice.orders.order;

import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.ticket.Ticket;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import java.io.Serializable;
import java.util.UUID;

/** One line of an order, linked to the ticket in the replica. */
@Entity
@IdClass(OrderItem.Key.class)
class OrderItem {

    record Key(UUID order, int line) implements Serializable {}

    @Id
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "order_id")
    private Order order;

    @Id
    private int line;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "ticket_id")
    private Ticket ticket;

    private int quantity;
    private long unitAmount;

    protected OrderItem() {}

    OrderItem(Order order, int line, OrderLine content) {
        this.order = order;
        this.line = line;
        this.ticket = content.ticket();
        this.quantity = content.quantity();
        this.unitAmount = content.unitPrice().amount();
    }

    UUID orderId() {
        return order.id();
    }

    int line() {
        return line;
    }

    Ticket ticket() {
        return ticket;
    }

    UUID ticketId() {
        return ticket.id();
    }

    int quantity() {
        return quantity;
    }

    Money unitPrice() {
        return new Money(unitAmount, order.total().currency());
    }
}
