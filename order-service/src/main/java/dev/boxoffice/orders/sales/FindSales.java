package dev.boxoffice.orders.sales;

import dev.boxoffice.database.SqlArrays;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.organiser.StaffScope;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Computes the sales of tickets from the orders. */
@ApplicationScoped
class FindSales {

    /** An order becomes COMPLETE at most once. */
    private static final String PAID = """
            select o.total_currency as currency, (s.at at time zone 'UTC')::date as day,
                i.quantity - i.refunded as quantity, i.unit_amount
            from order_item%1$s i
                join orders%1$s o on o.id = i.order_id and o.status = 'COMPLETE'
                join order_transition%1$s s on s.order_id = o.id and s.to_status = 'COMPLETE'
                    and s.from_status <> 'COMPLETE'
            where i.ticket_id = t.id and i.refunded < i.quantity
            """;

    /** One statement reads one snapshot, so the counters and the sums agree. */
    private static final String SALES = """
            select t.id, t.held, t.sold, paid.currency, paid.day, paid.quantity, paid.amount
            from ticket t left join lateral (
                select currency, day, sum(quantity) as quantity, sum(quantity * unit_amount) as amount
                from (%s union all %s) line
                group by currency, day) paid on true
            where t.id = any (?)
                and (? or t.organiser_id = any (?) or t.organiser_id is null and t.seller_id = ?)
            """.formatted(PAID.formatted(""), PAID.formatted("_archive"));

    private final DataSource dataSource;

    FindSales(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Payments for one ticket on one day in one currency; {@code day} is {@code null} if nothing was sold. */
    private record Row(UUID ticketId, int held, int sold, String currency, LocalDate day, long quantity, long amount) {}

    Sales find(StaffScope scope, List<UUID> ticketIds) {
        try (Connection connection = dataSource.getConnection();
                var select = connection.prepareStatement(SALES)) {
            select.setArray(1, SqlArrays.column(connection, "uuid", ticketIds, id -> id));
            select.setBoolean(2, scope.everything());
            select.setArray(3, SqlArrays.column(connection, "uuid", scope.organisers(), id -> id));
            select.setString(4, scope.userId());
            List<Row> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
            return new Sales(found.stream().collect(Collectors.groupingBy(Row::ticketId)).values().stream()
                    .map(FindSales::item)
                    .toList());
        } catch (SQLException e) {
            throw new IllegalStateException("could not read sales", e);
        }
    }

    private static Row row(ResultSet rows) throws SQLException {
        return new Row(
                rows.getObject(1, UUID.class),
                rows.getInt(2),
                rows.getInt(3),
                rows.getString(4),
                rows.getObject(5, LocalDate.class),
                rows.getLong(6),
                rows.getLong(7));
    }

    private static Sales.Item item(List<Row> rows) {
        Row any = rows.getFirst();
        Map<String, Long> revenue = new TreeMap<>();
        Map<LocalDate, Long> days = new TreeMap<>();
        rows.stream().filter(row -> row.day != null).forEach(row -> {
            revenue.merge(row.currency, row.amount, Math::addExact);
            days.merge(row.day, row.quantity, Math::addExact);
        });
        return new Sales.Item(
                any.ticketId,
                any.held,
                any.sold,
                revenue.entrySet().stream()
                        .map(sum -> new Money(sum.getValue(), sum.getKey()))
                        .toList(),
                days.entrySet().stream()
                        .map(day -> new Sales.Day(day.getKey(), day.getValue()))
                        .toList());
    }
}
