package dev.boxoffice.bench.orders;

import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.LocalSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One database of an order-service, seen by the superuser.
 *
 * @param historic whether it has orders of {@link History}, which stay when the others are forgotten, and count as nothing
 */
public record OrderDatabase(LocalSystem system, String name, boolean historic) {

    private static final int CAPACITY = 1_000_000_000;
    /** PostgreSQL manual, appendix A. */
    private static final String DEADLOCK = "40P01";

    private static final int MOST_ATTEMPTS = 5;
    private static final String FORGET_ALL = "truncate orders, idempotency_record, outbox cascade";

    public OrderDatabase(LocalSystem system, String name) {
        this(system, name, false);
    }

    public Path listTickets(int count) throws SQLException, IOException {
        return listTickets(count, count);
    }

    /** Lists tickets by writing them into the replica; returns the file of the ids of some, one in each line. */
    public Path listTickets(int count, int wanted) throws SQLException, IOException {
        var ids = new ArrayList<String>();
        try (var connection = system.connect(name);
                var insert = connection.prepareStatement("""
                        with listed as (
                            insert into ticket (id, title, venue, starts_at, price_amount, price_currency, capacity,
                                max_per_order, seller_id, status, version, allotment)
                            select uuidv7(), 'Bench ' || n, 'Hall', now() + interval '30 days', 4900, 'EUR', ?, 10,
                                'seller', 'ON_SALE', 1, ?
                            from generate_series(1, ?) n returning id)
                        select id from (select id, row_number() over (order by id) as n from listed) numbered
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

    /** As before the first order. */
    void forgetOrders() throws SQLException {
        emptyTables();
        // Of the others nothing is known, as on the first day: a vacuum now would tell the planner that they stay
        // empty.
        system.execute(name, "vacuum analyze ticket");
    }

    /**
     * In one transaction, or an order between two would be forgotten by half. It meets the service's own work, which takes
     * the same locks in another order: one of both has to begin again.
     */
    private void emptyTables() throws SQLException {
        for (int attempt = 1; ; attempt++) {
            try {
                system.execute(name, """
                        begin;
                        %s;
                        update ticket set held = 0, sold = 0, stock_version = stock_version + 1 where held > 0 or sold > 0;
                        commit
                        """.formatted(historic ? History.FORGET_OTHERS : FORGET_ALL));
                return;
            } catch (SQLException e) {
                if (!DEADLOCK.equals(e.getSQLState()) || attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Returns when the orders that were on their way as the load ended are placed, however slowly a cold service does. */
    void awaitSettled() throws SQLException, InterruptedException {
        long before = -1;
        for (long now = countOrders(); now != before || countBusy() > 0; now = countOrders()) {
            before = now;
            Thread.sleep(300);
        }
    }

    private long countBusy() throws SQLException {
        return system.ask(name, """
                select count(*) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
                    and backend_type = 'client backend' and state <> 'idle'
                """);
    }

    private long countOrders() throws SQLException {
        return system.ask(name, "select count(*) from orders where id > " + History.END);
    }

    /** Returns when every event is on Kafka. */
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
        throw new BenchException("the relay does not get done");
    }

    /**
     * Compares the books.
     *
     * @throws BenchException unless counters and orders agree, and every order that was acknowledged is there
     */
    public void requirePromises(long acknowledged, int unanswered) throws SQLException {
        long orders = countOrders();
        var broken = new ArrayList<String>();
        if (orders < acknowledged || orders > acknowledged + unanswered) {
            broken.add("%d orders for %d acknowledged".formatted(orders, acknowledged));
        }
        for (String promise : List.of(
                "select sum(held) - (select coalesce(sum(quantity), 0) from order_item where order_id > %s) from ticket",
                "select count(*) from ticket where held + sold > allotment",
                "select %d - (select count(*) from order_transition where order_id > %%s)".formatted(orders),
                "select %d - (select count(*) from idempotency_record)".formatted(orders))) {
            if (system.ask(name, promise.formatted(History.END)) != 0) {
                broken.add(promise);
            }
        }
        if (!broken.isEmpty()) {
            throw new BenchException("promises broken in %s: %s".formatted(name, broken));
        }
    }
}
