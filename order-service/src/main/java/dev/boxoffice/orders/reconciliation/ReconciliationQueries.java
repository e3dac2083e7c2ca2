package dev.boxoffice.orders.reconciliation;

import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.WithArchive;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
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

/** SQL statements of the reconciliation. They read one snapshot without locks and do not block other transactions. */
@ApplicationScoped
class ReconciliationQueries {

    /** One row per ticket or pool that differs, or one row with nulls; each row repeats the totals. */
    private static final String STOCK = """
            with ordered as (
                select %4$s as stock_id,
                       sum(quantity) filter (where status in %3$s) as held,
                       sum(quantity - restocked) filter (where status in ('COMPLETE', 'REFUNDED')) as sold
                from %7$s order_item %5$s join %6$s orders on orders.id = order_id
                where status in ('COMPLETE', 'REFUNDED') or status in %3$s
                group by %4$s
            ), compared as materialized (
                select id, %2$s as name, stock.held, stock.sold,
                       coalesce(ordered.held, 0) as held_ordered, coalesce(ordered.sold, 0) as sold_ordered,
                       (stock.held, stock.sold) <> (coalesce(ordered.held, 0), coalesce(ordered.sold, 0)) as drifts
                from %1$s stock left join ordered on stock_id = id
            ), total as (
                select count(*), coalesce(sum(held), 0), coalesce(sum(held_ordered), 0),
                       coalesce(sum(sold), 0), coalesce(sum(sold_ordered), 0), count(*) filter (where drifts)
                from compared
            ), drifting as (
                select id, name, held, held_ordered, sold, sold_ordered from compared
                where drifts order by id limit ?
            )
            select statement_timestamp(), total.*, drifting.* from total left join drifting on true order by id
            """;

    private static final String TICKETS = STOCK.formatted(
            "ticket", "title", OrderStatus.OPEN_SQL, "ticket_id", "", WithArchive.ORDERS, WithArchive.LINES);

    private static final String POOLS = STOCK.formatted(
            "pool",
            "name",
            OrderStatus.OPEN_SQL,
            "pool_id",
            "cross join lateral unnest(pool_ids) as counted (pool_id)",
            WithArchive.ORDERS,
            WithArchive.LINES);

    private static final String MONEY = """
            select total_currency,
                   coalesce(sum(received_amount - coalesce(done, 0)), 0), sum(total_amount - refunded_amount)
            from %1$s orders left join %2$s payment on payment.id = paid_by
                left join (
                    select payment_id, sum(amount) as done from %3$s refund where status = 'DONE'
                    group by payment_id) refunds
                    on refunds.payment_id = payment.id
            where orders.status = 'COMPLETE'
            group by total_currency order by total_currency
            """.formatted(WithArchive.ORDERS, WithArchive.PAYMENTS, WithArchive.REFUNDS);

    private static final String ORDERS =
            """
            select *, count(*) over () from (
            select o.id, o.paid_by, case when o.status = 'COMPLETE' then 'unpaid' else 'unrefunded' end as problem
            from %1$s o left join %2$s p on p.id = o.paid_by
            where o.total_amount > 0
                and (o.status = 'COMPLETE' and o.refunded_amount < o.total_amount
                        and coalesce(p.status, '') not in ('CAPTURED', 'REFUND_PENDING')
                    or o.status = 'REFUNDED' and coalesce(p.status, '') <> 'REFUNDED')
            union all
            select o.id, p.id, 'unowned' from %2$s p join %1$s o on o.id = p.order_id
            where p.status = 'CAPTURED' and (o.status <> 'COMPLETE' or o.paid_by is distinct from p.id)
            union all
            select o.id, p.id, 'wrong-amount' from %1$s o join %2$s p on p.id = o.paid_by
            where (p.received_amount, p.received_currency) is distinct from (o.total_amount, o.total_currency)
            union all
            select o.id, null, 'wrong-total' from %1$s o
                join (select order_id, sum(quantity * unit_amount) as total from %3$s l group by order_id) i
                    on i.order_id = o.id
            where i.total <> o.total_amount
            union all
            select o.id, o.paid_by, 'wrong-refund' from %1$s o
                left join (
                    select payment_id, coalesce(sum(amount) filter (where status = 'DONE'), 0) as done
                    from %4$s f group by payment_id) r on r.payment_id = o.paid_by
            where o.refunded_amount <> coalesce(r.done, 0)
            union all
            select p.order_id, p.id, 'over-refunded' from %2$s p
                join (
                    select payment_id, sum(amount) as returned from %4$s f where status <> 'FAILED'
                    group by payment_id) r on r.payment_id = p.id
            where r.returned > p.received_amount
            ) drifting order by id, problem limit ?
            """.formatted(WithArchive.ORDERS, WithArchive.PAYMENTS, WithArchive.LINES, WithArchive.REFUNDS);

    private static final String REFUNDS = "select count(*), min(created_at) from refund where status = 'PENDING'";

    /** Reads every order, which takes longer than the default transaction, statement and network timeouts. */
    private static final int TIMEOUT_SECONDS = 600;

    private final DataSource dataSource;

    ReconciliationQueries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @TransactionConfiguration(timeout = TIMEOUT_SECONDS)
    Reconciliation compare() {
        try (Connection connection = dataSource.getConnection()) {
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, TIMEOUT_SECONDS * 1_000);
            try {
                execute(connection, "set transaction isolation level repeatable read, read only");
                execute(connection, "set local statement_timeout = '" + TIMEOUT_SECONDS + "s'");
                execute(connection, "set local enable_seqscan = on"); // it reads whole tables
                return compare(connection);
            } finally {
                connection.setNetworkTimeout(Runnable::run, usual);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("could not reconcile", e);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Reconciliation compare(Connection connection) throws SQLException {
        Stocks<Reconciliation.TicketDrift> tickets = stocks(connection, TICKETS, Reconciliation.TicketDrift::new);
        Stocks<Reconciliation.PoolDrift> pools = stocks(connection, POOLS, Reconciliation.PoolDrift::new);
        Orders orders = orders(connection);
        var totals = new Reconciliation.Totals(
                tickets.count(), tickets.held(), tickets.sold(), pools.count(), money(connection), refunds(connection));
        return new Reconciliation(
                tickets.seenAt(),
                tickets.drifting() + pools.drifting() + orders.drifting(),
                totals,
                tickets.drifts(),
                pools.drifts(),
                orders.drifts());
    }

    /** The tickets or pools. */
    private record Stocks<D>(
            Instant seenAt,
            long count,
            Reconciliation.Figure held,
            Reconciliation.Figure sold,
            long drifting,
            List<D> drifts) {}

    private interface DriftFactory<D> {
        D create(UUID id, String name, Reconciliation.Figure held, Reconciliation.Figure sold);
    }

    private static <D> Stocks<D> stocks(Connection connection, String sql, DriftFactory<D> drift) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, Reconciliation.LIST_LIMIT);
            try (ResultSet rows = select.executeQuery()) {
                rows.next();
                var drifts = new ArrayList<D>();
                var found = new Stocks<>(
                        time(rows, 1), rows.getLong(2), figure(rows, 3), figure(rows, 5), rows.getLong(7), drifts);
                boolean more = found.drifting() > 0;
                while (more) {
                    drifts.add(drift.create(
                            rows.getObject(8, UUID.class), rows.getString(9), figure(rows, 10), figure(rows, 12)));
                    more = rows.next();
                }
                return found;
            }
        }
    }

    private record Orders(long drifting, List<Reconciliation.OrderDrift> drifts) {}

    private static Orders orders(Connection connection) throws SQLException {
        var drifts = new ArrayList<Reconciliation.OrderDrift>();
        long drifting = 0;
        try (PreparedStatement select = connection.prepareStatement(ORDERS)) {
            select.setInt(1, Reconciliation.LIST_LIMIT);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    drifts.add(new Reconciliation.OrderDrift(
                            rows.getObject(1, UUID.class), rows.getObject(2, UUID.class), rows.getString(3)));
                    drifting = rows.getLong(4);
                }
            }
        }
        return new Orders(drifting, drifts);
    }

    private static Reconciliation.Refunds refunds(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(REFUNDS);
                ResultSet row = select.executeQuery()) {
            row.next();
            return new Reconciliation.Refunds(row.getLong(1), time(row, 2));
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

    private static Instant time(ResultSet row, int column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** Reads the counter and, from the next column, the figure from orders. */
    private static Reconciliation.Figure figure(ResultSet row, int column) throws SQLException {
        return new Reconciliation.Figure(row.getLong(column), row.getLong(column + 1));
    }
}
