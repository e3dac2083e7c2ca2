package dev.boxoffice.orders.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** The statements of reconciliation: one snapshot, no locks, so that nobody waits for it and it waits for nobody. */
@ApplicationScoped
class ReconciliationQueries {

    private static final String PER_TICKET = """
            with ordered as (
                select ticket_id,
                       sum(quantity) filter (where status in ('CREATED', 'AWAITING_PAYMENT')) as held,
                       sum(quantity) filter (where status = 'COMPLETE') as sold
                from order_item join orders on orders.id = order_id
                where status in ('CREATED', 'AWAITING_PAYMENT', 'COMPLETE')
                group by ticket_id
            ), compared as (
                select id, title, ticket.held, ticket.sold,
                       coalesce(ordered.held, 0) as held_ordered, coalesce(ordered.sold, 0) as sold_ordered
                from ticket left join ordered on ticket_id = id
            )
            """;

    private static final String TOTALS = PER_TICKET + """
            select clock_timestamp(), count(*), coalesce(sum(held), 0), coalesce(sum(held_ordered), 0),
                   coalesce(sum(sold), 0), coalesce(sum(sold_ordered), 0),
                   count(*) filter (where (held, sold) <> (held_ordered, sold_ordered))
            from compared
            """;

    private static final String DRIFTING_TICKETS = PER_TICKET + """
            select id, title, held, held_ordered, sold, sold_ordered from compared
            where (held, sold) <> (held_ordered, sold_ordered) order by id limit ?
            """;

    private static final String MONEY = """
            select total_currency,
                   coalesce(sum(received_amount) filter (where payment.status in ('CAPTURED', 'REFUND_PENDING')), 0),
                   sum(total_amount)
            from orders left join payment on payment.id = paid_by
            where orders.status = 'COMPLETE'
            group by total_currency order by total_currency
            """;

    private static final String DRIFTING_ORDERS = """
            select o.id, o.paid_by, case when o.status = 'COMPLETE' then 'unpaid' else 'unrefunded' end as problem
            from orders o left join payment p on p.id = o.paid_by
            where o.total_amount > 0
                and (o.status = 'COMPLETE' and coalesce(p.status, '') not in ('CAPTURED', 'REFUND_PENDING')
                    or o.status = 'REFUNDED' and coalesce(p.status, '') <> 'REFUNDED')
            union all
            select o.id, p.id, 'unowned' from payment p join orders o on o.id = p.order_id
            where p.status = 'CAPTURED' and (o.status <> 'COMPLETE' or o.paid_by is distinct from p.id)
            union all
            select o.id, p.id, 'wrong-amount' from orders o join payment p on p.id = o.paid_by
            where (p.received_amount, p.received_currency) is distinct from (o.total_amount, o.total_currency)
            union all
            select o.id, null, 'wrong-total' from orders o
                join (select order_id, sum(quantity * unit_amount) as total from order_item group by order_id) i
                    on i.order_id = o.id
            where i.total <> o.total_amount
            """;

    private final DataSource dataSource;

    ReconciliationQueries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    Reconciliation compare() {
        try (Connection connection = dataSource.getConnection()) {
            execute(connection, "set transaction isolation level repeatable read, read only");
            List<Reconciliation.TicketDrift> tickets = tickets(connection);
            List<Reconciliation.OrderDrift> orders = orders(connection);
            return totals(connection, tickets, orders);
        } catch (SQLException e) {
            throw new IllegalStateException("could not reconcile", e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Reconciliation.TicketDrift> tickets(Connection connection) throws SQLException {
        var found = new ArrayList<Reconciliation.TicketDrift>();
        try (PreparedStatement select = connection.prepareStatement(DRIFTING_TICKETS)) {
            select.setInt(1, Reconciliation.MOST_LISTED);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(new Reconciliation.TicketDrift(
                            rows.getObject(1, UUID.class), rows.getString(2), figure(rows, 3), figure(rows, 5)));
                }
            }
        }
        return found;
    }

    private static List<Reconciliation.OrderDrift> orders(Connection connection) throws SQLException {
        var found = new ArrayList<Reconciliation.OrderDrift>();
        try (PreparedStatement select =
                        connection.prepareStatement(DRIFTING_ORDERS + " limit " + Reconciliation.MOST_LISTED);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new Reconciliation.OrderDrift(
                        rows.getObject(1, UUID.class), rows.getObject(2, UUID.class), rows.getString(3)));
            }
        }
        return found;
    }

    private static Reconciliation totals(
            Connection connection, List<Reconciliation.TicketDrift> tickets, List<Reconciliation.OrderDrift> orders)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(TOTALS);
                ResultSet row = select.executeQuery()) {
            row.next();
            Instant checkedAt = row.getObject(1, OffsetDateTime.class).toInstant();
            var totals = new Reconciliation.Totals(row.getLong(2), figure(row, 3), figure(row, 5), money(connection));
            long drift = row.getLong(7) + orders.size();
            return new Reconciliation(checkedAt, drift, totals, tickets, orders);
        }
    }

    private static List<Reconciliation.MoneyFigure> money(Connection connection) throws SQLException {
        var found = new ArrayList<Reconciliation.MoneyFigure>();
        try (PreparedStatement select = connection.prepareStatement(MONEY);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                found.add(new Reconciliation.MoneyFigure(rows.getString(1), rows.getLong(2), rows.getLong(3)));
            }
        }
        return found;
    }

    /** The counter and, in the next column, what the orders say. */
    private static Reconciliation.Figure figure(ResultSet row, int column) throws SQLException {
        return new Reconciliation.Figure(row.getLong(column), row.getLong(column + 1));
    }
}
