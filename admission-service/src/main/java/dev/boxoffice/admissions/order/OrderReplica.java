package dev.boxoffice.admissions.order;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.database.VersionedTable;
import dev.boxoffice.events.OrderV1;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;

/** The last state of each order. */
@ApplicationScoped
class OrderReplica {

    private static final String UPSERT = """
            insert into orders as o (id, buyer_id, contact_name, status, version)
            select id, buyer_id, contact_name, status, version
            from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::bigint[])
                as e (id, buyer_id, contact_name, status, version)
            on conflict (id) do update
            set buyer_id = excluded.buyer_id, contact_name = excluded.contact_name, status = excluded.status,
                version = excluded.version
            where o.version < excluded.version
            returning id, old.buyer_id
            """;

    private static final String CALLED_OFF = "select id from ticket where id = any (?) and show_status = 'CALLED_OFF'";

    /** Orders that are locked, or whose event may change a locked admission: one of theirs, or one that their buyer holds. */
    private static final String LOCKED = """
            with free as materialized (select id from orders where id = any (?) for no key update skip locked),
                changed as materialized (
                    select order_id, id from admission where order_id = any (?)
                    union
                    select o.id, a.id from orders o join admission a on a.holder_id = o.buyer_id where o.id = any (?)),
                unlocked as materialized (
                    select id from admission where id in (select id from changed) for no key update skip locked)
            select id from orders where id = any (?) and id not in (select id from free)
            union
            select order_id from changed where id not in (select id from unlocked)
            """;

    private final DataSource dataSource;
    private final VersionedTable table;

    OrderReplica(DataSource dataSource) {
        this.dataSource = dataSource;
        this.table = new VersionedTable(dataSource, "orders", "id");
    }

    Map<UUID, Long> versions(List<UUID> ids) {
        return table.versions(ids);
    }

    /** Orders that cannot be applied while another transaction holds its locks. */
    Set<UUID> locked(List<UUID> ids) {
        return run(pipeline -> pipeline.query(
                LOCKED,
                OrderReplica::ids,
                pipeline.column("uuid", ids, id -> id),
                pipeline.column("uuid", ids, id -> id),
                pipeline.column("uuid", ids, id -> id),
                pipeline.column("uuid", ids, id -> id)));
    }

    /**
     * Stores newer states in the caller's transaction. Returns the orders that changed with their previous buyers, which are
     * {@code null} for new orders.
     */
    Map<UUID, String> store(List<OrderV1> orders) {
        return run(pipeline -> {
            pipeline.add(VersionedTable.LIMIT_WAIT);
            return pipeline.query(
                    UPSERT,
                    OrderReplica::buyers,
                    pipeline.column("uuid", orders, OrderV1::id),
                    pipeline.column("text", orders, OrderV1::userId),
                    pipeline.column("text", orders, OrderReplica::contactName),
                    pipeline.column("text", orders, OrderV1::status),
                    pipeline.column("int8", orders, OrderV1::version));
        });
    }

    /** Returns those of the tickets whose show is called off. */
    Set<UUID> calledOff(List<UUID> ticketIds) {
        return ticketIds.isEmpty()
                ? Set.of()
                : run(pipeline ->
                        pipeline.query(CALLED_OFF, OrderReplica::ids, pipeline.column("uuid", ticketIds, id -> id)));
    }

    private static String contactName(OrderV1 order) {
        return order.contact() == null ? null : order.contact().name();
    }

    private <T> T run(Pipeline.Statements<T> statements) {
        try {
            return Pipeline.run(dataSource, statements);
        } catch (SQLException e) {
            throw new IllegalStateException("could not access orders", e);
        }
    }

    private static Map<UUID, String> buyers(ResultSet rows) throws SQLException {
        var found = new HashMap<UUID, String>();
        while (rows.next()) {
            found.put(rows.getObject(1, UUID.class), rows.getString(2));
        }
        return found;
    }

    private static Set<UUID> ids(ResultSet rows) throws SQLException {
        var found = new HashSet<UUID>();
        while (rows.next()) {
            found.add(rows.getObject(1, UUID.class));
        }
        return found;
    }
}
