package dev.boxoffice.chaos.check;

import dev.boxoffice.chaos.system.ChaosSystem;
import dev.boxoffice.chaos.system.Database;
import dev.boxoffice.chaos.system.Service;
import dev.boxoffice.chaos.system.Topic;
import dev.boxoffice.events.Topics;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The final state of the databases and the topics, read once the system is quiet. */
public record Evidence(
        Map<UUID, OrderRow> orders,
        List<Transition> transitions,
        List<PaymentRow> payments,
        List<StockRow> stock,
        List<StockRow> pools,
        Map<UUID, TicketRow> tickets,
        List<Topic.Event> orderEvents,
        List<Topic.Event> ticketEvents,
        List<Topic.Event> availabilityEvents,
        List<Topic.Event> poolEvents,
        List<Topic.Event> poolAvailabilityEvents) {

    /** An order of order-service. */
    public record OrderRow(
            UUID id,
            String user,
            String status,
            long version,
            Instant createdAt,
            Instant expiresAt,
            Set<UUID> tickets) {}

    /** An entry of an order's history; the first one may be derived from the order. */
    public record Transition(UUID order, long version, Instant at, String to) {}

    public record PaymentRow(UUID id, UUID order, String status, Instant createdAt) {}

    /** The counters of a ticket or a pool, and the same figures summed over the orders. */
    public record StockRow(UUID id, int allotment, int held, int sold, long heldByOrders, long soldByOrders) {}

    /** A ticket of ticket-service. */
    public record TicketRow(UUID id, String status, long version, Instant createdAt) {}

    private static final String ORDERS = """
            select id, user_id, status, version, created_at, expires_at,
                array(select ticket_id from order_item where order_id = orders.id) as tickets
            from orders
            """;

    private static final String STOCK = """
            select ticket.id, allotment, held, sold,
                coalesce(sum(quantity) filter (where orders.status in ('CREATED', 'AWAITING_PAYMENT')), 0) as open,
                coalesce(sum(quantity - restocked) filter (where orders.status in ('COMPLETE', 'REFUNDED')), 0) as paid
            from ticket left join order_item on ticket_id = ticket.id left join orders on orders.id = order_id
            group by ticket.id
            """;

    private static final String POOLS = """
            select pool.id, allotment, held, sold,
                coalesce(sum(quantity) filter (where orders.status in ('CREATED', 'AWAITING_PAYMENT')), 0) as open,
                coalesce(sum(quantity - restocked) filter (where orders.status in ('COMPLETE', 'REFUNDED')), 0) as paid
            from pool left join order_item on pool.id = any (pool_ids) left join orders on orders.id = order_id
            group by pool.id
            """;

    public static Evidence load(ChaosSystem system) throws SQLException {
        Database orders = system.database(Service.ORDERS);
        Database tickets = system.database(Service.TICKETS);
        String kafka = system.kafkaServers();
        return new Evidence(
                byId(orders.query(ORDERS, Evidence::order), OrderRow::id),
                orders.query(
                        "select order_id, version, at, to_status from order_transition order by order_id, version",
                        row -> new Transition(id(row, 1), row.getLong(2), time(row, 3), row.getString(4))),
                orders.query(
                        "select id, order_id, status, created_at from payment",
                        row -> new PaymentRow(id(row, 1), id(row, 2), row.getString(3), time(row, 4))),
                orders.query(STOCK, Evidence::stock),
                orders.query(POOLS, Evidence::stock),
                byId(
                        tickets.query(
                                "select id, status, version, created_at from ticket",
                                row -> new TicketRow(id(row, 1), row.getString(2), row.getLong(3), time(row, 4))),
                        TicketRow::id),
                Topic.read(kafka, Topics.ORDERS),
                Topic.read(kafka, Topics.TICKETS),
                Topic.read(kafka, Topics.AVAILABILITY),
                Topic.read(kafka, Topics.POOLS),
                Topic.read(kafka, Topics.POOL_AVAILABILITY));
    }

    private static OrderRow order(ResultSet row) throws SQLException {
        Set<UUID> tickets =
                new HashSet<>(List.of((UUID[]) row.getArray("tickets").getArray()));
        return new OrderRow(
                id(row, 1),
                row.getString("user_id"),
                row.getString("status"),
                row.getLong("version"),
                time(row, 5),
                time(row, 6),
                tickets);
    }

    private static StockRow stock(ResultSet row) throws SQLException {
        return new StockRow(id(row, 1), row.getInt(2), row.getInt(3), row.getInt(4), row.getLong(5), row.getLong(6));
    }

    private static UUID id(ResultSet row, int column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private static Instant time(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static <T> Map<UUID, T> byId(List<T> rows, Function<T, UUID> id) {
        return rows.stream().collect(Collectors.toMap(id, Function.identity()));
    }

    /** The status of each order at each of its versions, with the derived first entry. */
    Map<UUID, Map<Long, String>> statuses() {
        Map<UUID, Map<Long, String>> statuses = new HashMap<>();
        orders.keySet()
                .forEach(order ->
                        statuses.computeIfAbsent(order, _ -> new HashMap<>()).put(1L, "CREATED"));
        transitions.forEach(step ->
                statuses.computeIfAbsent(step.order(), _ -> new HashMap<>()).put(step.version(), step.to()));
        return statuses;
    }
}
