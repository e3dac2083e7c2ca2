package dev.boxoffice.orders;

import static org.awaitility.Awaitility.await;

import dev.boxoffice.testing.Stack;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;

/** Row locks on tickets, pools or orders, held by a transaction of the test until it is released. */
public final class TicketLock implements AutoCloseable {

    /** Counts the backends that wait for this one, directly or for one another; other waits in the server do not count. */
    private static final String BLOCKED = """
            with recursive edge as materialized (
                select pid, unnest(pg_blocking_pids(pid)) as blocker from pg_stat_activity where datname = current_database()
            ), blocked as (
                select pid from edge where blocker = ?
                union
                select edge.pid from edge join blocked on edge.blocker = blocked.pid
            )
            select count(*) from blocked
            """;

    private final Connection connection;
    private final int backend;

    private TicketLock(Connection connection) throws SQLException {
        this.connection = connection;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select pg_backend_pid()")) {
            rows.next();
            backend = rows.getInt(1);
        }
    }

    /** Blocks everything that references or changes the tickets. */
    public static TicketLock exclusive(OfferedTicket... tickets) {
        return acquire("for update", tickets);
    }

    /** Blocks what changes the ticket's stock, as an order that is being placed does. */
    public static TicketLock ofAnOrder(OfferedTicket ticket) {
        return acquire("for no key update", ticket);
    }

    /** Blocks everything that references or changes the order. */
    public static TicketLock ofOrder(UUID order) {
        return acquire("orders", "for update", order);
    }

    /** Blocks everything that changes the pool. */
    public static TicketLock ofPool(OfferedPool pool) {
        return acquire("pool", "for update", pool.id());
    }

    private static TicketLock acquire(String strength, OfferedTicket... tickets) {
        return acquire(
                "ticket", strength, Stream.of(tickets).map(OfferedTicket::id).toArray(UUID[]::new));
    }

    private static TicketLock acquire(String table, String strength, UUID... ids) {
        try {
            Connection connection = Stack.ownerConnection("orders");
            connection.setAutoCommit(false);
            try (var lock = connection.prepareStatement("select from " + table + " where id = any (?) " + strength)) {
                lock.setObject(1, ids);
                lock.execute();
            }
            return new TicketLock(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean blocks(int transactions) {
        return Database.count(BLOCKED, backend) >= transactions;
    }

    /** Polls often, because the engine waits for a lock only for a moment. */
    public void awaitBlocked(int transactions) {
        await().atMost(Duration.ofSeconds(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(20))
                .until(() -> blocks(transactions));
    }

    public void release() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes the ticket's pools within the locking transaction. */
    public void setPools(OfferedTicket ticket, OfferedPool pool) {
        try (var update = connection.prepareStatement("update ticket set pool_ids = array[?::uuid] where id = ?")) {
            update.setObject(1, pool.id());
            update.setObject(2, ticket.id());
            update.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void commit() {
        try {
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
