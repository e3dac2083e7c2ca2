package dev.boxoffice.orders.view;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.Page;
import dev.boxoffice.orders.OrderStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** Reads orders for display, each result with one statement and therefore in one snapshot. */
@ApplicationScoped
public class OrderReader {

    /**
     * Reads one row per line, per later history entry and per payment attempt. {@link FoundOrder} names the columns. The
     * first history entry follows from the order's own columns.
     */
    private static final String PARTS = """
            select o.id, o.user_id, o.status, o.total_amount, o.total_currency, o.expires_at, o.paid_by, o.version,
                o.created_at, o.updated_at, part.*
            from (%s) o cross join lateral (
                select * from (
                    select i.line, i.ticket_id, i.quantity, i.unit_amount,
                        t.name, t.title, t.venue, t.starts_at, t.price_amount, t.price_currency, t.status
                    from order_item i join ticket t on t.id = i.ticket_id where i.order_id = o.id) item
                full join (
                    select s.version as step, s.at, s.from_status, s.to_status, s.reason, s.actor
                    from order_transition s where s.order_id = o.id and s.version > 1 and o.version > 1) step on false
                full join (
                    select p.attempt, p.id, p.status, p.provider, p.method, p.amount, p.currency, p.reason,
                        p.created_at, p.updated_at
                    from payment p where p.order_id = o.id) payment on false) part
            order by o.created_at desc, o.id desc, part.line, part.step
            """;

    static final String ONE = PARTS.formatted("select * from orders where id = ?");

    /** Needs one text for all filters, because each connection prepares each text. */
    static final String PAGE = PARTS.formatted("""
            select * from orders where user_id = ? and status = any (?) and (created_at, id) < (?, ?)
                order by created_at desc, id desc limit ?""");

    private static final String COUNT = "select count(*) from orders where user_id = ? and status = any (?)";

    /** PostgreSQL's {@code infinity}. */
    private static final OffsetDateTime END_OF_TIME = OffsetDateTime.MAX;

    private static final UUID LAST_ID = new UUID(-1, -1);

    private final DataSource dataSource;

    OrderReader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Finds an order without checking who asks. */
    public Optional<OrderResponse> find(UUID orderId) {
        return one(orderId).map(FoundOrder::response);
    }

    /** Finds an order if {@code caller} may act for its owner. */
    public Optional<OrderResponse> find(Caller caller, UUID orderId) {
        return one(orderId).filter(order -> caller.mayActFor(order.userId())).map(FoundOrder::response);
    }

    /**
     * Reads a page of a user's orders, newest first.
     *
     * @param status {@code null} for any
     * @param after {@code null} for the first page
     * @param count whether to count the orders on all pages
     */
    public Page<OrderResponse> list(String userId, OrderStatus status, Cursor after, int limit, boolean count) {
        try (Connection connection = dataSource.getConnection()) {
            Array statuses = connection.createArrayOf("text", names(status));
            return Page.of(
                    page(connection, userId, statuses, after, limit + 1),
                    limit,
                    order -> new Cursor(order.createdAt(), order.id()),
                    FoundOrder::response,
                    count ? count(connection, userId, statuses) : null);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private Optional<FoundOrder> one(UUID orderId) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(ONE)) {
            select.setObject(1, orderId);
            return read(select).stream().findFirst();
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static List<FoundOrder> page(Connection connection, String userId, Array statuses, Cursor after, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(PAGE)) {
            select.setString(1, userId);
            select.setArray(2, statuses);
            select.setObject(3, after == null ? END_OF_TIME : after.at().atOffset(ZoneOffset.UTC));
            select.setObject(4, after == null ? LAST_ID : after.id());
            select.setInt(5, limit);
            return read(select);
        }
    }

    private static long count(Connection connection, String userId, Array statuses) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COUNT)) {
            select.setString(1, userId);
            select.setArray(2, statuses);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static List<FoundOrder> read(PreparedStatement select) throws SQLException {
        try (ResultSet rows = select.executeQuery()) {
            return FoundOrder.readAll(rows);
        }
    }

    private static String[] names(OrderStatus status) {
        return (status == null ? Stream.of(OrderStatus.values()) : Stream.of(status))
                .map(OrderStatus::name)
                .toArray(String[]::new);
    }

    private static IllegalStateException failure(SQLException e) {
        return new IllegalStateException("could not read orders", e);
    }
}
