package dev.boxoffice.bench.orders;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Expired orders of the past. SQL writes them without triggers and foreign keys, which they satisfy anyway. Their ids are
 * lower than any id that a service assigns.
 */
public record History(OrderDatabase database) {

    /** Separates the ids of historic orders from those of other orders. */
    static final String MAX_ID = "'00000001-0000-0000-0000-000000000000'::uuid";

    static final String DELETE_OTHERS = """
            set local session_replication_role = replica;
            truncate idempotency_record, outbox;
            delete from order_item where order_id > %1$s;
            delete from order_transition where order_id > %1$s;
            delete from orders where id > %1$s
            """.formatted(MAX_ID);

    private static final int CHUNK = 500_000;
    private static final String ID = "('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid";

    private static final String ORDERS = """
            insert into orders (id, user_id, status, reason, total_amount, total_currency, expires_at, version, created_at,
                updated_at)
            select %s, 'buyer-' || n::bigint * 10000 / %d, 'EXPIRED', 'hold ran out', 4900, 'EUR', at, 2, at, at
            from generate_series(%d, %d) n, (select now() - interval '2 days' as at)
            """;

    private static final String ITEMS = """
            insert into order_item (order_id, line, ticket_id, quantity, unit_amount)
            select %s, 1, ids[1 + n %% cardinality(ids)], 1, 4900
            from generate_series(%3$d, %4$d) n, (select array(select id from ticket limit 1000) as ids)
            """;

    private static final String TRANSITIONS = """
            insert into order_transition (order_id, version, at, from_status, to_status, reason, actor)
            select %s, 2, now() - interval '2 days', 'CREATED', 'EXPIRED', 'hold ran out', 'expiry'
            from generate_series(%3$d, %4$d) n
            """;

    /** Call once, after creating the tickets. Building the unordered index last takes half the time. */
    public void write(int orders) throws Exception {
        String index = definition("orders_of_user");
        database.system().execute(database.name(), "drop index orders_of_user");
        List<Callable<Void>> tables =
                List.of(() -> write(ORDERS, orders), () -> write(ITEMS, orders), () -> write(TRANSITIONS, orders));
        try (var threads = Executors.newFixedThreadPool(tables.size())) {
            for (Future<Void> table : threads.invokeAll(tables)) {
                table.get();
            }
        }
        database.system()
                .execute(
                        database.name(),
                        "set maintenance_work_mem = '512MB'",
                        index,
                        "vacuum analyze orders, order_item, order_transition",
                        "checkpoint");
    }

    private String definition(String index) throws SQLException {
        try (var connection = database.system().connect(database.name());
                var query = connection.prepareStatement("select pg_get_indexdef(?::regclass)")) {
            query.setString(1, index);
            try (var row = query.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private Void write(String insert, int orders) throws SQLException {
        List<String> statements =
                new ArrayList<>(List.of("set session_replication_role = replica", "set synchronous_commit = off"));
        for (int from = 1; from <= orders; from += CHUNK) {
            statements.add(insert.formatted(ID, orders, from, Math.min(orders, from + CHUNK - 1)));
        }
        database.system().execute(database.name(), statements.toArray(String[]::new));
        return null;
    }
}
