package dev.boxoffice.orders.engine;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.DatabaseClock;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.command.Command;
import dev.boxoffice.orders.engine.store.BuyerUnits;
import dev.boxoffice.orders.engine.store.OpenOrders;
import dev.boxoffice.orders.engine.store.OrderLineTable;
import dev.boxoffice.orders.engine.store.OrderTable;
import dev.boxoffice.orders.engine.store.PaymentTable;
import dev.boxoffice.orders.engine.store.RefundTable;
import dev.boxoffice.orders.engine.store.RunningErasures;
import dev.boxoffice.orders.order.Order;
import dev.boxoffice.orders.order.OrderLine;
import dev.boxoffice.orders.order.OrderTransition;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.ProviderNotification;
import dev.boxoffice.orders.payment.ProviderNotificationTable;
import dev.boxoffice.orders.payment.Refund;
import dev.boxoffice.orders.ticket.Pool;
import dev.boxoffice.orders.ticket.StockTable;
import dev.boxoffice.orders.ticket.Ticket;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows that a transaction has locked and loaded, with one round trip. */
final class Loaded {

    private final Set<Resource> blocked = new HashSet<>();
    private final StockRows<Pool> pools;
    private final StockRows<Ticket> tickets;
    private final Map<UUID, Ticket> allTickets;
    private final Map<UUID, Pool> allPools;
    private final Map<UUID, Order> orders = new HashMap<>();
    private final Map<String, Long> openOrders;
    private final Set<String> erasing;
    private final BuyerUnits buyerUnits;
    private final Set<String> processed;
    private final Instant now;

    Loaded(Connection connection, List<Command<?>> commands, Names names, Locking mode, RowLocks locks)
            throws SQLException {
        List<String> buyers = sorted(commands.stream().flatMap(names::buyersToLock));
        List<String> parties = sorted(commands.stream().flatMap(Loaded::partiesOfClaim));
        Set<UUID> limited = names.limited();
        List<UUID> orderIds = sorted(commands.stream()
                .<UUID>map(Command::orderId)
                .filter(id -> id != null && names.orders().containsKey(id)));
        List<ProviderNotification> notifications = commands.stream()
                .map(Command::notification)
                .filter(Objects::nonNull)
                .toList();

        var pipeline = new Pipeline(connection);
        var lockedBuyers =
                buyers.isEmpty() ? nothing(Set.<String>of()) : OpenOrders.lock(pipeline, buyers, locks.buyers(mode));
        var erased = parties.isEmpty() ? nothing(Set.<String>of()) : RunningErasures.of(pipeline, parties);
        var counted = buyers.isEmpty() ? nothing(Map.<String, Long>of()) : OpenOrders.count(pipeline, buyers);
        var units = buyers.isEmpty() || limited.isEmpty()
                ? nothing(new BuyerUnits())
                : BuyerUnits.count(pipeline, buyers, limited);
        pools = new StockRows<>(
                pipeline,
                StockTable.POOLS,
                flat(commands, names::poolsToLock),
                flat(commands, names::poolsToRead),
                mode,
                locks);
        tickets = new StockRows<>(
                pipeline,
                StockTable.TICKETS,
                flat(commands, names::ticketsToLock),
                flat(commands, names::ticketsToRead),
                mode,
                locks);
        var loading = orderIds.isEmpty() ? null : new Loading(pipeline, orderIds, locks.clause(mode));
        var known = notifications.isEmpty()
                ? nothing(Set.<String>of())
                : ProviderNotificationTable.processed(pipeline, notifications);
        var clock = DatabaseClock.now(pipeline);
        pipeline.run();

        allTickets = tickets.all();
        allPools = pools.all();
        erasing = erased.get();
        openOrders = new HashMap<>(counted.get());
        buyerUnits = units.get();
        processed = known.get();
        now = clock.get();
        block(buyers, lockedBuyers.get(), Resource::buyer);
        pools.skipped().forEach(id -> blocked.add(Resource.pool(id)));
        tickets.skipped().forEach(id -> blocked.add(Resource.ticket(id)));
        names.tickets().keySet().forEach(id -> blockChangedTicket(id, limited));
        if (loading != null) {
            block(orderIds, loading.rows.get().keySet(), Resource::order);
            loading.rows
                    .get()
                    .keySet()
                    .forEach(id -> add(id, loading, names.orders().get(id), limited));
        }
    }

    /** Blocks a ticket that has got other pools or a buyer limit since it was named; the next attempt names it again. */
    private void blockChangedTicket(UUID id, Set<UUID> limited) {
        Ticket ticket = tickets.locked().get(id);
        if (ticket != null && !(pools.named(ticket.poolIds()) && isLimitKnown(ticket, limited))) {
            blocked.add(Resource.ticket(id));
        }
    }

    /** False for {@code null}, a ticket that another transaction has locked. */
    private static boolean isLimitKnown(Ticket ticket, Set<UUID> limited) {
        return ticket != null && (ticket.maxPerBuyer() == null || limited.contains(ticket.id()));
    }

    /** Blocks an order whose lines have changed since it was named; the next attempt names it again. */
    private void add(UUID id, Loading loading, NamedRows.NamedOrder named, Set<UUID> limited) {
        List<OrderLineTable.Line> lines = loading.lines.get().get(id);
        boolean complete = named.covers(loading.rows.get().get(id), lines)
                && allPools.keySet().containsAll(named.poolIds())
                && lines.stream().allMatch(line -> isLimitKnown(allTickets.get(line.ticketId()), limited));
        if (complete) {
            orders.put(id, loading.order(id, allTickets, allPools));
        } else {
            blocked.add(Resource.order(id));
        }
    }

    /** The statements that load the orders. */
    private static final class Loading {

        private final Supplier<Map<UUID, Order.Row>> rows;
        private final Supplier<Map<UUID, List<OrderLineTable.Line>>> lines;
        private final Supplier<Map<UUID, List<OrderTransition>>> history;
        private final Supplier<Map<UUID, List<Payment>>> payments;
        private final Supplier<Map<UUID, List<Refund>>> refunds;

        Loading(Pipeline pipeline, List<UUID> ids, String lock) throws SQLException {
            rows = OrderTable.lock(pipeline, ids, lock);
            lines = OrderLineTable.find(pipeline, ids);
            history = OrderTable.history(pipeline, ids);
            payments = PaymentTable.find(pipeline, ids);
            refunds = RefundTable.find(pipeline, ids);
        }

        Order order(UUID id, Map<UUID, Ticket> tickets, Map<UUID, Pool> pools) {
            Order.Row row = rows.get().get(id);
            List<OrderLine> linked = lines.get().get(id).stream()
                    .map(line -> new OrderLine(
                            line.number(),
                            tickets.get(line.ticketId()),
                            line.poolIds().stream().map(pools::get).toList(),
                            line.quantity(),
                            new Money(line.unitAmount(), row.total().currency()),
                            line.refunded(),
                            line.restocked()))
                    .toList();
            return Order.stored(
                    row,
                    linked,
                    history.get().getOrDefault(id, List.of()),
                    payments.get().getOrDefault(id, List.of()),
                    refunds.get().getOrDefault(id, List.of()));
        }
    }

    private static Set<UUID> flat(List<Command<?>> commands, Function<Command<?>, Collection<UUID>> ids) {
        return commands.stream().flatMap(command -> ids.apply(command).stream()).collect(Collectors.toSet());
    }

    private static Stream<String> partiesOfClaim(Command<?> command) {
        return command.formerBuyer() == null ? Stream.empty() : Stream.of(command.formerBuyer(), command.buyer());
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

    StockRows<Ticket> tickets() {
        return tickets;
    }

    StockRows<Pool> pools() {
        return pools;
    }

    /** Includes what this transaction has changed. */
    BuyerUnits buyerUnits() {
        return buyerUnits;
    }

    Order order(UUID id) {
        return orders.get(id);
    }

    long openOrders(String buyer) {
        return openOrders.getOrDefault(buyer, 0L);
    }

    boolean isErasing(String buyer) {
        return erasing.contains(buyer);
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
