package dev.boxoffice.orders.order;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import dev.boxoffice.orders.ticket.Ticket;
import dev.boxoffice.orders.ticket.TicketEvents;
import dev.boxoffice.orders.ticket.TicketRepository;
import dev.boxoffice.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ObjIntConsumer;
import java.util.stream.Stream;

/** Changes the stock of orders and publishes both, in the transaction that changes the orders. */
@ApplicationScoped
class Stock {

    private final TicketRepository tickets;
    private final Outbox outbox;

    Stock(TicketRepository tickets, Outbox outbox) {
        this.tickets = tickets;
        this.outbox = outbox;
    }

    /** Releases the stock of a cancelled order. */
    @Transactional(Transactional.TxType.MANDATORY)
    void release(Order ended, Instant now) {
        change(ended, Ticket::release, now);
    }

    /** Releases the stock of many expired orders. */
    @Transactional(Transactional.TxType.MANDATORY)
    void release(List<ExpiredOrder> expired, Instant now) {
        Map<UUID, Integer> held = expired.stream()
                .flatMap(order -> order.items().stream())
                .collect(groupingBy(ExpiredOrder.Item::ticketId, summingInt(ExpiredOrder.Item::quantity)));
        Map<UUID, Ticket> locked = tickets.lock(held.keySet());
        held.forEach((ticketId, quantity) -> locked.get(ticketId).release(quantity));
        publish(expired.stream().map(OrderEvents::of), locked.values(), now);
    }

    /** Sells the held stock of a paid order. */
    @Transactional(Transactional.TxType.MANDATORY)
    void sell(Order paid, Instant now) {
        change(paid, Ticket::sell, now);
    }

    /** Restocks the tickets of a refunded order. */
    @Transactional(Transactional.TxType.MANDATORY)
    void restock(Order refunded, Instant now) {
        change(refunded, Ticket::restock, now);
    }

    /** Whether every line of an expired order is available again. Keeps the tickets locked, so that the answer stays true. */
    @Transactional(Transactional.TxType.MANDATORY)
    boolean canHoldAgain(Order expired) {
        Map<UUID, Ticket> locked = lock(expired.items());
        return expired.items().stream()
                .allMatch(item -> item.quantity() <= locked.get(item.ticketId()).available());
    }

    /** Holds and sells the stock of an expired order that was paid late. */
    @Transactional(Transactional.TxType.MANDATORY)
    void holdAndSell(Order paid, Instant now) {
        change(
                paid,
                (ticket, quantity) -> {
                    ticket.hold(quantity);
                    ticket.sell(quantity);
                },
                now);
    }

    private void change(Order order, ObjIntConsumer<Ticket> verb, Instant now) {
        Map<UUID, Ticket> locked = lock(order.items());
        order.items().forEach(item -> verb.accept(locked.get(item.ticketId()), item.quantity()));
        publish(Stream.of(OrderEvents.of(order)), locked.values(), now);
    }

    private Map<UUID, Ticket> lock(List<OrderItem> items) {
        return tickets.lock(items.stream().map(OrderItem::ticketId).toList());
    }

    private void publish(Stream<Outbox.Entry> orders, Collection<Ticket> changed, Instant now) {
        outbox.append(Stream.concat(orders, changed.stream().map(ticket -> TicketEvents.availability(ticket, now)))
                .toList());
    }
}
