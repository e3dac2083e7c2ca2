package dev.boxoffice.bench.orders;

import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.LocalSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The database of an order-service, accessed as superuser.
 *
 * @param historic whether it contains {@link History}, which is neither deleted nor counted
 */
public record OrderDatabase(LocalSystem system, String name, boolean historic) {

    private static final int CAPACITY = 1_000_000_000;
    /** PostgreSQL manual, appendix A. */
    private static final String DEADLOCK = "40P01";

    private static final int MAX_ATTEMPTS = 5;
    private static final String DELETE_ALL = "truncate orders, idempotency_record, outbox, simulated_charge cascade";

    public OrderDatabase(LocalSystem system, String name) {
        this(system, name, false);
    }

    public Path createTickets(int count) throws SQLException, IOException {
        return createTickets(count, count);
    }

    /** Writes tickets into the replica. Returns a file with the ids of {@code wanted} of them, one per line. */
    public Path createTickets(int count, int wanted) throws SQLException, IOException {
        var ids = new ArrayList<String>();
        try (var connection = system.connect(name);
                var insert = connection.prepareStatement("""
                        with created as (
                            insert into ticket (id, title, venue, starts_at, price_amount, price_currency, capacity,
                                max_per_order, seller_id, status, version, allotment)
                            select uuidv7(), 'Bench ' || n, 'Hall', now() + interval '30 days', 4900, 'EUR', ?, 10,
                                'seller', 'ON_SALE', 1, ?
                            from generate_series(1, ?) n returning id)
                        select id from (select id, row_number() over (order by id) as n from created) numbered
                        where n %% %d = 0 limit %d
                        """.formatted(count / wanted, wanted))) {
            insert.setInt(1, CAPACITY);
            insert.setInt(2, CAPACITY);
            insert.setInt(3, count);
            try (var rows = insert.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
        }
        system.execute(name, "analyze ticket");
        return Files.write(system.home().resolve("tickets-%s-%d".formatted(name, count)), ids);
    }

    /**
     * Writes a show with four tickets and two pools into the replica: one pool counts two of the tickets, the other all of
     * them. Returns a file with the ids of the tickets.
     */
    public Path createShow() throws SQLException, IOException {
        UUID floor = createPool("Floor");
        UUID hall = createPool("Hall");
        Path file = createTickets(4);
        List<String> ids = Files.readAllLines(file);
        for (int i = 0; i < ids.size(); i++) {
            String pools = i < 2 ? "'%s', '%s'".formatted(floor, hall) : "'%s'".formatted(hall);
            system.execute(
                    name,
                    "update ticket set pool_ids = array[%s]::uuid[] where id = '%s'".formatted(pools, ids.get(i)));
        }
        return file;
    }

    private UUID createPool(String title) throws SQLException {
        UUID id = UUID.randomUUID();
        system.execute(name, """
                insert into pool (id, show_id, name, capacity, version, allotment)
                values ('%1$s', '%1$s', '%2$s', %3$d, 1, %3$d)
                """.formatted(id, title, CAPACITY));
        return id;
    }

    /** Restores the state before the first order. */
    public void deleteOrders() throws SQLException {
        emptyTables();
        // Vacuuming the empty tables would make the planner assume that they stay empty.
        system.execute(name, "vacuum analyze ticket, pool");
    }

    /**
     * Uses one transaction, so that no order is deleted in part. The service takes the same locks in another order, so this
     * retries after a deadlock.
     */
    private void emptyTables() throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                system.execute(name, """
                        begin;
                        %s;
                        update pool set held = 0, sold = 0, stock_version = stock_version + 1 where held > 0 or sold > 0;
                        update ticket set held = 0, sold = 0, stock_version = stock_version + 1 where held > 0 or sold > 0;
                        commit
                        """.formatted(historic ? History.DELETE_OTHERS : DELETE_ALL));
                return;
            } catch (SQLException e) {
                if (!DEADLOCK.equals(e.getSQLState()) || attempt == MAX_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Returns after the orders that were in flight when the load ended are stored. */
    public void awaitSettled() throws SQLException, InterruptedException {
        long before = -1;
        for (long now = countOrders(); now != before || countActive() > 0; now = countOrders()) {
            before = now;
            Thread.sleep(300);
        }
    }

    private long countActive() throws SQLException {
        return system.ask(name, """
                select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
                    and backend_type = 'client backend' and state <> 'idle'
                """);
    }

    private long countOrders() throws SQLException {
        return system.ask(name, "select count(*) from orders where id > " + History.MAX_ID);
    }

    /** Writes the buyer and the id of each open order to a file, one order per line. */
    public void listOpenOrders(Path file) throws SQLException, IOException {
        var lines = new ArrayList<String>();
        try (var connection = system.connect(name);
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery("select user_id, id from orders where status = 'CREATED' order by id")) {
            while (rows.next()) {
                lines.add(rows.getString(1) + " " + rows.getString(2));
            }
        }
        Files.write(file, lines);
    }

    /** Returns after the relay has published every event. */
    public void awaitRelayed() throws SQLException, InterruptedException {
        try (var connection = system.connect(name);
                var query = connection.prepareStatement("select exists (select from outbox)")) {
            for (long waited = 0; waited < TimeUnit.MINUTES.toMillis(2); waited += 20) {
                try (var row = query.executeQuery()) {
                    row.next();
                    if (!row.getBoolean(1)) {
                        return;
                    }
                }
                Thread.sleep(20);
            }
        }
        throw new BenchException("the relay did not empty the outbox");
    }

    /**
     * Checks the counters against the orders.
     *
     * @throws BenchException if the counters and the orders disagree, or an acknowledged order is missing
     */
    public void requireConsistency(long acknowledged, int unanswered) throws SQLException {
        long orders = countOrders();
        require(
                orders,
                acknowledged,
                unanswered,
                "select sum(held) - (select coalesce(sum(quantity), 0) from order_item where order_id > %s) from ticket",
                "select count(*) from ticket where held + sold > allotment",
                "select coalesce(sum(held), 0) - (select coalesce(sum(quantity * cardinality(pool_ids)), 0)"
                        + " from order_item where order_id > %s) from pool",
                "select count(*) from pool where held + sold > allotment",
                "select %d - (select count(*) from idempotency_record)".formatted(orders));
    }

    /**
     * Checks the counters against the orders, and the paid orders against their payments.
     *
     * @throws BenchException if they disagree, or an acknowledged order has not reached the status
     */
    public void requireLives(String status, long acknowledged, long unanswered) throws SQLException {
        String counted = "select sum(%s) - (select coalesce(sum(quantity), 0) from order_item"
                + " join orders on orders.id = order_id where status in (%s)) from ticket";
        require(
                system.ask(name, "select count(*) from orders where status = '%s'".formatted(status)),
                acknowledged,
                unanswered,
                counted.formatted("held", "'CREATED', 'AWAITING_PAYMENT'"),
                counted.formatted("sold", "'COMPLETE'"),
                "select count(*) from ticket where held + sold > allotment",
                "select count(*) filter (where status = 'COMPLETE')"
                        + " - (select count(*) from payment where status = 'CAPTURED') from orders");
    }

    private void require(long orders, long acknowledged, long unanswered, String... zero) throws SQLException {
        var violations = new ArrayList<String>();
        if (orders < acknowledged || orders > acknowledged + unanswered) {
            violations.add("%d orders for %d acknowledged".formatted(orders, acknowledged));
        }
        for (String check : zero) {
            if (system.ask(name, check.formatted(History.MAX_ID)) != 0) {
                violations.add(check);
            }
        }
        if (!violations.isEmpty()) {
            throw new BenchException("inconsistent data in %s: %s".formatted(name, violations));
        }
    }
}
