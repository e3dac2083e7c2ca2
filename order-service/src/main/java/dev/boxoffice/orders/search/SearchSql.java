package dev.boxoffice.orders.search;

import dev.boxoffice.database.SqlArrays;
import dev.boxoffice.orders.OrderIds;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A statement that is put together from conditions, with its parameters. */
final class SearchSql {

    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    SearchSql add(String part, Object... values) {
        text.append(part);
        parameters.addAll(List.of(values));
        return this;
    }

    /** Conditions on {@code orders o}. The bounds of ids let an index skip other times. */
    SearchSql orders(OrderFilter filter) {
        if (filter.buyer() != null) {
            add(" and o.user_id = ?", filter.buyer());
        }
        if (filter.email() != null) {
            add(" and lower(o.contact_email) = lower(?)", filter.email());
        }
        if (filter.status() != null) {
            // A literal, because a plan for any status cannot use the index of refunded orders
            add(" and o.status = '" + filter.status().name() + "'");
        }
        if (filter.from() != null) {
            add(" and o.created_at >= ? and o.id >= ?", filter.from(), OrderIds.from(filter.from()));
        }
        if (filter.to() != null) {
            add(" and o.created_at < ? and o.id <= ?", filter.to(), OrderIds.before(filter.to()));
        }
        return this;
    }

    /** Conditions on {@code ticket t}. */
    SearchSql tickets(OrderFilter filter) {
        if (filter.ticketId() != null) {
            add(" and t.id = ?", filter.ticketId());
        }
        if (filter.showId() != null) {
            add(" and t.show_id = ?", filter.showId());
        }
        if (filter.organisers() != null) {
            add(" and t.organiser_id = any (?)", filter.organisers());
        }
        return this;
    }

    /** Counts the rows of this statement. */
    SearchSql counted() {
        text.insert(0, "select count(*) from (").append(") counted");
        return this;
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        return prepare(connection, "");
    }

    /** @param prefix put before the statement, such as {@code explain} */
    PreparedStatement prepare(Connection connection, String prefix) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(prefix + text);
        for (int i = 0; i < parameters.size(); i++) {
            statement.setObject(i + 1, value(connection, parameters.get(i)));
        }
        return statement;
    }

    private static Object value(Connection connection, Object parameter) throws SQLException {
        return switch (parameter) {
            case Instant time -> time.atOffset(ZoneOffset.UTC);
            case List<?> ids -> SqlArrays.column(connection, "uuid", ids, id -> id);
            default -> parameter;
        };
    }
}
