package dev.boxoffice.orders.engine;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.DatabaseClock;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.command.Command;
import dev.boxoffice.orders.order.Order;
import dev.boxoffice.orders.order.OrderLine;
import dev.boxoffice.orders.order.OrderTransition;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.ProviderNotification;
import dev.boxoffice.orders.payment.ProviderNotificationTable;
import dev.boxoffice.orders.ticket.Ticket;
import dev.boxoffice.orders.ticket.TicketTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The rows that a transaction has locked and loaded, with one round trip. */
final class Loaded {

    private final Set<Resource> blocked = new HashSet<>();
    private final Map<UUID, Ticket> locked;
    private final Map<UUID, Ticket> tickets;
    private final Map<UUID, Order> orders = new HashMap<>();
    private final Map<String, Long> openOrders;
    private final Set<String> processed;
    private final Instant now;

    Loaded(Connection connection, List<Command<?>> commands, Names names, Locking mode, RowLocks locks)
            throws SQLException {
        List<String> buyers = sorted(commands.stream().<String>map(Command::buyer));
        List<UUID> toLock = sorted(commands.stream().<UUID>flatMap(command -> names.ticketsToLock(command).stream()));
        Set<UUID> locking = Set.copyOf(toLock);
        List<UUID> toRead = sorted(commands.stream()
                .<UUID>flatMap(command -> names.ticketsToRead(command).stream())
                .filter(id -> !locking.contains(id)));
        List<UUID> orderIds = sorted(commands.stream()
                .<UUID>map(Command::orderId)
                .filter(id -> id != null && names.orders().containsKey(id)));
        List<ProviderNotification> notifications = commands.stream()
                .map(Command::notification)
                .filter(Objects::nonNull)
                .toList();

        var pipeline = new Pipeline(connection);
        var lockedBuyers = buyers.isEmpty() ? nothing(Set.<String>of()) : OpenOrders.lock(pipeline, buyers, mode);
        var counted = buyers.isEmpty() ? nothing(Map.<String, Long>of()) : OpenOrders.count(pipeline, buyers);
        var existing = mode == Locking.WAIT || toLock.isEmpty()
                ? nothing(Set.<UUID>of())
                : TicketTable.existing(pipeline, toLock);
        var lockedTickets = toLock.isEmpty()
                ? nothing(Map.<UUID, Ticket>of())
                : TicketTable.lock(pipeline, toLock, locks.clause(mode));
        var readTickets = toRead.isEmpty() ? nothing(Map.<UUID, Ticket>of()) : TicketTable.read(pipeline, toRead);
        var loading = orderIds.isEmpty() ? null : new Loading(pipeline, orderIds, locks.clause(mode));
        var known = notifications.isEmpty()
                ? nothing(Set.<String>of())
                : ProviderNotificationTable.processed(pipeline, notifications);
        var clock = DatabaseClock.now(pipeline);
        pipeline.run();

        locked = lockedTickets.get();
        tickets = new HashMap<>(readTickets.get());
        tickets.putAll(locked);
        openOrders = new HashMap<>(counted.get());
        processed = known.get();
        now = clock.get();
        block(buyers, lockedBuyers.get(), Resource::buyer);
        block(existing.get(), locked.keySet(), Resource::ticket);
        if (loading != null) {
            block(orderIds, loading.rows.get().keySet(), Resource::order);
            loading.rows.get().keySet().forEach(id -> add(id, loading, names));
        }
    }

    /** Blocks an order whose lines have changed since the tickets to lock were read; the next attempt reads them again. */
    private void add(UUID id, Loading loading, Names names) {
        if (loading.isAsRead(id, names.orders().get(id), tickets)) {
            orders.put(id, loading.order(id, tickets));
        } else {
            blocked.add(Resource.order(id));
        }
    }

    /** The statements that load the orders. */
    private static final class Loading {

        private final Supplier<Map<UUID, Order.Row>> rows;
        private final Supplier<Map<UUID, List<OrderTable.Line>>> lines;
        private final Supplier<Map<UUID, List<OrderTransition>>> history;
        private final Supplier<Map<UUID, List<Payment>>> payments;

        Loading(Pipeline pipeline, List<UUID> ids, String lock) throws SQLException {
            rows = OrderTable.lock(pipeline, ids, lock);
            lines = OrderTable.lines(pipeline, ids);
            history = OrderTable.history(pipeline, ids);
            payments = PaymentTable.find(pipeline, ids);
        }

        /** Whether the tickets that were read before the order was locked are those to lock now. */
        boolean isAsRead(UUID id, OrderTable.Tickets read, Map<UUID, Ticket> tickets) {
            return read.free() == (rows.get().get(id).total().amount() == 0)
                    && lines.get().get(id).stream()
                            .map(OrderTable.Line::ticketId)
                            .allMatch(ticket -> read.ids().contains(ticket) && tickets.containsKey(ticket));
        }

        Order order(UUID id, Map<UUID, Ticket> tickets) {
            Order.Row row = rows.get().get(id);
            List<OrderLine> linked = lines.get().get(id).stream()
                    .map(line -> new OrderLine(
                            line.number(),
                            tickets.get(line.ticketId()),
                            line.quantity(),
                            new Money(line.unitAmount(), row.total().currency())))
                    .toList();
            return Order.stored(
                    row,
                    linked,
                    history.get().getOrDefault(id, List.of()),
                    payments.get().getOrDefault(id, List.of()));
        }
    }

    private static <T> Supplier<T> nothing(T empty) {
        return () -> empty;
    }

    private static <T extends Comparable<? super T>> List<T> sorted(Stream<T> values) {
        return values.filter(Objects::nonNull).distinct().sorted().toList();
    }

    private <T> void block(Collection<T> needed, Set<T> granted, Function<T, Resource> resource) {
        needed.stream().filter(one -> !granted.contains(one)).map(resource).forEach(blocked::add);
    }

    /** What other transactions have locked. */
    Set<Resource> blocked() {
        return blocked;
    }

    /** The locked tickets, by id. */
    Map<UUID, Ticket> locked() {
        return locked;
    }

    /** All loaded tickets, by id, locked or not. */
    Map<UUID, Ticket> tickets() {
        return tickets;
    }

    Order order(UUID id) {
        return orders.get(id);
    }

    long openOrders(String buyer) {
        return openOrders.getOrDefault(buyer, 0L);
    }

    void addOpenOrder(String buyer) {
        openOrders.merge(buyer, 1L, Long::sum);
    }

    boolean isProcessed(ProviderNotification notification) {
        return notification != null && processed.contains(notification.key());
    }

    Instant now() {
        return now;
    }
}
