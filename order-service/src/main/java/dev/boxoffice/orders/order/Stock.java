package dev.boxoffice.orders.order;

import dev.boxoffice.orders.ticket.Ticket;
import dev.boxoffice.orders.ticket.TicketRepository;
import dev.boxoffice.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ObjIntConsumer;

/** Moves the stock of orders that have moved, and tells of both; in the transaction that moves the orders. */
@ApplicationScoped
class Stock {

    private final TicketRepository tickets;
    private final Outbox outbox;

    Stock(TicketRepository tickets, Outbox outbox) {
        this.tickets = tickets;
        this.outbox = outbox;
    }

    /** Orders that ended unpaid give back what they held. */
    @Transactional(Transactional.TxType.MANDATORY)
    void release(Collection<Order> ended, Instant now) {
        move(ended, Ticket::release, now);
    }

    /** What a paid order held is sold. */
    @Transactional(Transactional.TxType.MANDATORY)
    void sell(Order paid, Instant now) {
        move(List.of(paid), Ticket::sell, now);
    }

    /** A refunded order gives back what it had. */
    @Transactional(Transactional.TxType.MANDATORY)
    void takeBack(Order refunded, Instant now) {
        move(List.of(refunded), Ticket::takeBack, now);
    }

    /** Whether every line of an order that has ended could be held once more; if so nobody else can take it meanwhile. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean fitsAgain(Order expired) {
        Map<UUID, Ticket> locked = lock(expired.items());
        return expired.items().stream()
                .allMatch(item -> item.quantity() <= locked.get(item.ticketId()).available());
    }

    /** The same order, paid late, has them. */
    @Transactional(Transactional.TxType.MANDATORY)
    void sellAgain(Order paid, Instant now) {
        move(
                List.of(paid),
                (ticket, quantity) -> {
                    ticket.hold(quantity);
                    ticket.sell(quantity);
                },
                now);
    }

    private void move(Collection<Order> orders, ObjIntConsumer<Ticket> verb, Instant now) {
        List<OrderItem> items =
                orders.stream().flatMap(order -> order.items().stream()).toList();
        Map<UUID, Ticket> locked = lock(items);
        items.forEach(item -> verb.accept(locked.get(item.ticketId()), item.quantity()));
        var told = new ArrayList<Outbox.Entry>();
        orders.forEach(order -> told.add(OrderEvents.of(order)));
        locked.values().forEach(ticket -> told.add(OrderEvents.of(ticket, now)));
        outbox.append(told);
    }

    private Map<UUID, Ticket> lock(List<OrderItem> items) {
        return tickets.lock(items.stream().map(OrderItem::ticketId).distinct().toList());
    }
}
