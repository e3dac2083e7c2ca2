package dev.boxoffice.orders.order;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.OrderStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** Expires orders in one statement, because thousands can become due at the same moment. */
@ApplicationScoped
class ExpiryTable {

    /** Skips orders that another transaction has locked. A trigger checks the status transition. */
    private static final String EXPIRE = """
            with moment as materialized (
                select clock_timestamp() as at
            ), due as (
                select id, status, at from orders, moment
                where id = any (?) and status in %s and expires_at <= at
                for no key update of orders skip locked
            ), expired as (
                update orders o
                set status = 'EXPIRED', reason = 'hold-expired', version = o.version + 1, updated_at = due.at
                from due where o.id = due.id
                returning o.*, due.status as from_status
            ), history as (
                insert into order_transition (order_id, version, at, from_status, to_status, reason, actor)
                select id, version, updated_at, from_status, status, reason, 'expiry' from expired
            )
            select e.id, e.user_id, e.total_amount, e.total_currency, e.expires_at, e.reason, e.version,
                   e.created_at, e.updated_at, i.ticket_id, t.title, i.quantity, i.unit_amount
            from expired e join order_item i on i.order_id = e.id join ticket t on t.id = i.ticket_id
            order by e.id, i.line
            """.formatted(OrderStatus.OPEN_SQL);

    private final DataSource dataSource;

    ExpiryTable(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Expires those of {@code ids} that are due by the database clock, and returns them. */
    List<ExpiredOrder> expire(Collection<UUID> ids) {
        try {
            return Pipeline.run(
                    dataSource,
                    pipeline -> pipeline.query(
                            EXPIRE, ExpiryTable::read, pipeline.column("uuid", List.copyOf(ids), id -> id)));
        } catch (SQLException e) {
            throw new IllegalStateException("could not expire orders", e);
        }
    }

    /** Reads one row per line of each order. */
    private static List<ExpiredOrder> read(ResultSet rows) throws SQLException {
        var orders = new ArrayList<ExpiredOrder>();
        var items = new ArrayList<ExpiredOrder.Item>();
        boolean more = rows.next();
        while (more) {
            UUID id = rows.getObject("id", UUID.class);
            items.add(item(rows));
            ExpiredOrder order = order(rows, items);
            more = rows.next();
            if (!more || !rows.getObject("id", UUID.class).equals(id)) {
                orders.add(order);
                items.clear();
            }
        }
        return orders;
    }

    private static ExpiredOrder order(ResultSet row, List<ExpiredOrder.Item> items) throws SQLException {
        return new ExpiredOrder(
                row.getObject("id", UUID.class),
                row.getString("user_id"),
                List.copyOf(items),
                new Money(row.getLong("total_amount"), row.getString("total_currency")),
                time(row, "expires_at"),
                row.getString("reason"),
                row.getLong("version"),
                time(row, "created_at"),
                time(row, "updated_at"));
    }

    private static ExpiredOrder.Item item(ResultSet row) throws SQLException {
        return new ExpiredOrder.Item(
                row.getObject("ticket_id", UUID.class),
                row.getString("title"),
                row.getInt("quantity"),
                new Money(row.getLong("unit_amount"), row.getString("total_currency")));
    }

    private static Instant time(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
