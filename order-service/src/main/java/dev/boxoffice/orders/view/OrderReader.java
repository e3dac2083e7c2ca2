package dev.boxoffice.orders.view;

import dev.boxoffice.database.SqlArrays;
import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Cursor;
import dev.boxoffice.http.Page;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.WithArchive;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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
                o.created_at, o.updated_at, part.*, o.client_reference, o.contact_email, o.contact_name,
                o.refunded_amount
            from (%1$s) o cross join lateral (
                select * from (
                    select i.line, i.ticket_id, i.quantity, i.unit_amount, i.refunded,
                        t.name, t.title, t.venue, t.starts_at, t.time_zone, t.refunds_until, t.price_amount, t.price_currency,
                        t.status, t.show_status
                    from %2$s i join ticket t on t.id = i.ticket_id where i.order_id = o.id and i.archived = o.archived) item
                full join (
                    select s.version as step, s.at, s.from_status, s.to_status, s.reason, s.actor
                    from %3$s s
                    where s.order_id = o.id and s.archived = o.archived and s.version > 1 and o.version > 1) step on false
                full join (
                    select p.attempt, p.id, p.status, p.provider, p.method, p.amount, p.currency, p.reason,
                        p.created_at, p.updated_at
                    from %4$s p where p.order_id = o.id and p.archived = o.archived) payment on false) part
            order by o.created_at desc, o.id desc, part.line, part.step
            """;

    private static final String SOME = all("where id = any (?)");

    /** Nearly every order that is read is not archived, so archives are searched only if it is not found. */
    static final String ONE = PARTS.formatted(
            "select *, false as archived from orders where id = ?",
            withoutArchive("order_item"),
            withoutArchive("order_transition"),
            withoutArchive("payment"));

    private static final String ONE_ANYWHERE = all("where id = ?");

    private static final String OF_USER = "user_id = ? and status = any (?)";
    private static final String WITH_REFERENCE = OF_USER + " and client_reference = ?";

    static final String PAGE = page(OF_USER);
    static final String PAGE_WITH_REFERENCE = page(WITH_REFERENCE);

    private static final String COUNT = "select count(*) from " + WithArchive.ORDERS + " o where " + OF_USER;
    private static final String COUNT_WITH_REFERENCE =
            "select count(*) from " + WithArchive.ORDERS + " o where " + WITH_REFERENCE;

    /** PostgreSQL's {@code infinity}. */
    private static final OffsetDateTime END_OF_TIME = OffsetDateTime.MAX;

    private static final UUID LAST_ID = new UUID(-1, -1);

    private final DataSource dataSource;

    OrderReader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Uses few texts for all filters, because each connection prepares each text. */
    private static String page(String condition) {
        return all("where %s and (created_at, id) < (?, ?) order by created_at desc, id desc limit ?"
                .formatted(condition));
    }

    private static String all(String selection) {
        return PARTS.formatted(
                "select * from " + WithArchive.ORDERS + " found " + selection,
                WithArchive.LINES,
                WithArchive.HISTORY,
                WithArchive.PAYMENTS);
    }

    private static String withoutArchive(String table) {
        return "(select *, false as archived from " + table + ")";
    }

    /**
     * Which orders of a user a list contains.
     *
     * @param status {@code null} for any
     * @param clientReference {@code null} for any
     */
    public record Filter(String userId, OrderStatus status, String clientReference) {

        /** Returns the position of the next parameter. */
        private int bind(PreparedStatement select) throws SQLException {
            select.setString(1, userId);
            select.setArray(2, select.getConnection().createArrayOf("text", names(status)));
            if (clientReference == null) {
                return 3;
            }
            select.setString(3, clientReference);
            return 4;
        }
    }

    /** Finds an order without checking who asks. */
    public Optional<OrderResponse> find(UUID orderId) {
        return one(orderId).map(FoundOrder::response);
    }

    /** Finds orders without checking who asks. */
    public Map<UUID, OrderResponse> findAll(List<UUID> orderIds) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select = connection.prepareStatement(SOME)) {
            select.setArray(1, SqlArrays.column(connection, "uuid", orderIds, id -> id));
            return read(select).stream().collect(Collectors.toMap(FoundOrder::id, FoundOrder::response));
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    /** Finds an order if {@code caller} may act for its owner. */
    public Optional<OrderResponse> find(Caller caller, UUID orderId) {
        return one(orderId).filter(order -> caller.mayActFor(order.userId())).map(FoundOrder::response);
    }

    /**
     * Reads a page of a user's orders, newest first.
     *
     * @param after {@code null} for the first page
     * @param count whether to count the orders on all pages
     */
    public Page<OrderResponse> list(Filter filter, Cursor after, int limit, boolean count) {
        try (Connection connection = dataSource.getConnection()) {
            return Page.of(
                    page(connection, filter, after, limit + 1),
                    limit,
                    order -> new Cursor(order.createdAt(), order.id()),
                    FoundOrder::response,
                    count ? count(connection, filter) : null);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private Optional<FoundOrder> one(UUID orderId) {
        try (Connection connection = dataSource.getConnection()) {
            Optional<FoundOrder> found = one(connection, ONE, orderId);
            return found.isPresent() ? found : one(connection, ONE_ANYWHERE, orderId);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static Optional<FoundOrder> one(Connection connection, String sql, UUID orderId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, orderId);
            return read(select).stream().findFirst();
        }
    }

    private static List<FoundOrder> page(Connection connection, Filter filter, Cursor after, int limit)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(filter.clientReference() == null ? PAGE : PAGE_WITH_REFERENCE)) {
            int next = filter.bind(select);
            select.setObject(next, after == null ? END_OF_TIME : after.at().atOffset(ZoneOffset.UTC));
            select.setObject(next + 1, after == null ? LAST_ID : after.id());
            select.setInt(next + 2, limit);
            return read(select);
        }
    }

    private static long count(Connection connection, Filter filter) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(filter.clientReference() == null ? COUNT : COUNT_WITH_REFERENCE)) {
            filter.bind(select);
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
