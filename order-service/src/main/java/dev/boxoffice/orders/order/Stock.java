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

/** Gives back what orders held, and tells of it; in the transaction that ends the holds. */
@ApplicationScoped
class Stock {

    private final TicketRepository tickets;
    private final Outbox outbox;

    Stock(TicketRepository tickets, Outbox outbox) {
        this.tickets = tickets;
        this.outbox = outbox;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    void release(Collection<Order> ended, Instant now) {
        List<OrderItem> items =
                ended.stream().flatMap(order -> order.items().stream()).toList();
        Map<UUID, Ticket> locked =
                tickets.lock(items.stream().map(OrderItem::ticketId).distinct().toList());
        items.forEach(item -> locked.get(item.ticketId()).release(item.quantity()));
        var told = new ArrayList<Outbox.Entry>();
        ended.forEach(order -> told.add(OrderEvents.of(order)));
        locked.values().forEach(ticket -> told.add(OrderEvents.of(ticket, now)));
        outbox.append(told);
    }
}
