package dev.boxoffice.chaos.check;

import dev.boxoffice.chaos.fault.FaultWindow;
import dev.boxoffice.chaos.system.ChaosSystem;
import dev.boxoffice.chaos.system.Database;
import dev.boxoffice.chaos.system.Service;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Promise 6: once faults heal, replicas equal their source. */
final class ReplicaCheck {

    private static final String TICKETS = """
            select id::text, row(show_id, name, title, venue, starts_at, price_amount, price_currency, capacity, max_per_order,
                max_per_buyer, on_sale_from, on_sale_until, refunds_until, pool_ids, seller_id, status, version)::text from ticket
            """;

    private static final String POOLS = "select id::text, row(show_id, name, capacity, version)::text from pool";
    private static final String POOL_STOCK = "select id::text, row(held, sold, stock_version)::text from pool";
    private static final String POOL_AVAILABILITY =
            "select pool_id::text, row(held, sold, version)::text from pool_availability";
    private static final String STOCK = "select id::text, row(held, sold, stock_version)::text from ticket";
    private static final String AVAILABILITY =
            "select ticket_id::text, row(held, sold, version)::text from ticket_availability";

    private ReplicaCheck() {}

    static Verdict run(ChaosSystem system, List<FaultWindow> windows) throws SQLException {
        var verdict = new Verdict(6, "replicas equal their source once faults heal");
        compare(verdict, system, "ticket", TICKETS, Service.TICKETS, TICKETS, Service.ORDERS);
        compare(verdict, system, "availability of", STOCK, Service.ORDERS, AVAILABILITY, Service.TICKETS);
        compare(verdict, system, "pool", POOLS, Service.TICKETS, POOLS, Service.ORDERS);
        compare(
                verdict,
                system,
                "availability of pool",
                POOL_STOCK,
                Service.ORDERS,
                POOL_AVAILABILITY,
                Service.TICKETS);
        windows.forEach(window -> verdict.require(
                window.recovery().isPresent(),
                "no new listing sold after %s at %s",
                window.kind(),
                window.injectedAt()));
        return verdict;
    }

    private static void compare(
            Verdict verdict,
            ChaosSystem system,
            String what,
            String sourceQuery,
            Service sourceOwner,
            String replicaQuery,
            Service replicaOwner)
            throws SQLException {
        Map<String, String> source = rows(system.database(sourceOwner), sourceQuery);
        Map<String, String> replica = rows(system.database(replicaOwner), replicaQuery);
        var keys = new TreeSet<>(source.keySet());
        keys.addAll(replica.keySet());
        for (String key : keys) {
            verdict.require(
                    source.getOrDefault(key, "absent").equals(replica.get(key)),
                    "%s %s is %s in %s and %s in %s",
                    what,
                    key,
                    source.get(key),
                    sourceOwner.label(),
                    replica.get(key),
                    replicaOwner.label());
        }
    }

    private static Map<String, String> rows(Database database, String query) throws SQLException {
        Map<String, String> rows = new HashMap<>();
        database.query(query, row -> rows.put(row.getString(1), row.getString(2)));
        return rows;
    }
}
