package dev.boxoffice.bench.hot;

import dev.boxoffice.bench.harness.BenchException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * How other systems sell one unit of a hot ticket. Each strategy is plain JDBC with prepared statements. It is favored:
 * it has no HTTP, token, history, event or Idempotency-Key.
 */
enum Peer {

    /** Locks the row, inserts the order, updates the counter, commits. */
    NAIVE("a: naive transaction", false) {
        @Override
        boolean sell(Statements sql, UUID order) throws SQLException {
            try (var row = sql.of(
                            "select price from ticket where id = ? and held + sold < allotment for update",
                            PeerDatabase.TICKET)
                    .executeQuery()) {
                row.next();
            }
            insertOrder(sql, order);
            sql.of("update ticket set held = held + 1 where id = ?", PeerDatabase.TICKET)
                    .executeUpdate();
            sql.commit();
            return true;
        }
    },

    /** Does everything in one statement. */
    CTE("b: one CTE", true) {
        @Override
        boolean sell(Statements sql, UUID order) throws SQLException {
            return sql.of("""
                    with taken as (
                        update ticket set held = held + 1 where id = ? and held + sold < allotment returning id, price),
                    placed as (
                        insert into orders select ?, ?, 'CREATED', price, now() + interval '15 minutes', now() from taken
                        returning id, total)
                    insert into order_item select placed.id, 1, taken.id, 1, taken.price from placed, taken
                    """, PeerDatabase.TICKET, order, user(order)).executeUpdate() == 1;
        }
    },

    /** Serializes all orders and sums the live holds each time (pretix, Hi.Events). */
    ADVISORY_LOCK("c: advisory lock, sum of holds", false) {
        @Override
        boolean sell(Statements sql, UUID order) throws SQLException {
            sql.of("select pg_advisory_xact_lock(1)").execute();
            try (var row = sql.of("""
                    select allotment - (
                        select coalesce(sum(quantity), 0) from order_item join orders on orders.id = order_id
                        where ticket_id = ticket.id and (status = 'COMPLETE' or status = 'CREATED' and expires_at > now()))
                    from ticket where id = ?
                    """, PeerDatabase.TICKET).executeQuery()) {
                row.next();
                if (row.getLong(1) < 1) {
                    throw new BenchException("sold out");
                }
            }
            insertOrder(sql, order);
            sql.commit();
            return true;
        }
    },

    /** Keeps one row per unit and skips locked rows (alf.io). */
    SKIP_LOCKED("d: row per unit, skip locked", true) {
        @Override
        boolean sell(Statements sql, UUID order) throws SQLException {
            return sql.of("""
                    with taken as (
                        update unit set order_id = ? where id = (
                            select id from unit where ticket_id = ? and order_id is null
                            order by id limit 1 for update skip locked)
                        returning ticket_id),
                    placed as (
                        insert into orders select ?, ?, 'CREATED', 4900, now() + interval '15 minutes', now() from taken
                        returning id, total)
                    insert into order_item select placed.id, 1, taken.ticket_id, 1, total from placed, taken
                    """, order, PeerDatabase.TICKET, order, user(order)).executeUpdate() == 1;
        }
    },

    /** Reads, checks, writes, and retries after a version conflict (GitTix). */
    OPTIMISTIC("e: optimistic version, retry", false) {
        @Override
        boolean sell(Statements sql, UUID order) throws SQLException {
            long version;
            try (var row = sql.of(
                            "select version from ticket where id = ? and held + sold < allotment", PeerDatabase.TICKET)
                    .executeQuery()) {
                row.next();
                version = row.getLong(1);
            }
            insertOrder(sql, order);
            boolean first = sql.of(
                                    "update ticket set held = held + 1, version = version + 1 where id = ? and version = ?",
                                    PeerDatabase.TICKET,
                                    version)
                            .executeUpdate()
                    == 1;
            if (first) {
                sql.commit();
            } else {
                sql.rollback();
            }
            return first;
        }
    };

    private final String label;
    private final boolean autoCommit;

    Peer(String label, boolean autoCommit) {
        this.label = label;
        this.autoCommit = autoCommit;
    }

    String label() {
        return label;
    }

    boolean autoCommit() {
        return autoCommit;
    }

    /** Returns false if the caller has to retry. */
    abstract boolean sell(Statements sql, UUID order) throws SQLException;

    private static void insertOrder(Statements sql, UUID order) throws SQLException {
        sql.of("""
                insert into orders values (?, ?, 'CREATED', 4900, now() + interval '15 minutes', now())
                """, order, user(order)).executeUpdate();
        sql.of("insert into order_item values (?, 1, ?, 1, 4900)", order, PeerDatabase.TICKET)
                .executeUpdate();
    }

    private static String user(UUID order) {
        return "buyer-" + Math.floorMod(order.hashCode(), 10_000);
    }

    /** Prepares each statement once per connection. */
    static final class Statements {

        private final Connection connection;
        private final Map<String, PreparedStatement> prepared = new HashMap<>();

        Statements(Connection connection) {
            this.connection = connection;
        }

        PreparedStatement of(String sql, Object... parameters) throws SQLException {
            PreparedStatement statement = prepared.get(sql);
            if (statement == null) {
                statement = connection.prepareStatement(sql);
                prepared.put(sql, statement);
            }
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement;
        }

        void commit() throws SQLException {
            connection.commit();
        }

        void rollback() throws SQLException {
            connection.rollback();
        }
    }
}
