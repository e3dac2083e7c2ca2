package dev.boxoffice.orders.ticket;

import dev.boxoffice.database.VersionedTable;
import dev.boxoffice.events.PoolV1;
import dev.boxoffice.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Writes newer states of pools to the replica and publishes the resulting availability, by the rules of {@link ApplyTickets}. */
@ApplicationScoped
class ApplyPools {

    private static final String UPSERT = """
            insert into pool as p (id, show_id, name, capacity, version, allotment)
            select id, show_id, name, capacity, version, capacity
            from unnest(?::uuid[], ?::uuid[], ?::text[], ?::int[], ?::bigint[]) as e (id, show_id, name, capacity, version)
            on conflict (id) do update
            set show_id = excluded.show_id, name = excluded.name, capacity = excluded.capacity,
                version = excluded.version, allotment = greatest(excluded.capacity, p.held + p.sold),
                stock_version = p.stock_version + 1
            where p.version < excluded.version
               or p.version = excluded.version
                  and (p.show_id, p.name, p.capacity, p.allotment)
                      is distinct from
                      (excluded.show_id, excluded.name, excluded.capacity,
                       greatest(excluded.capacity, p.held + p.sold))
            returning clock_timestamp() as as_of,
            """ + StockTable.POOL_COLUMNS;

    private final VersionedTable table;
    private final ReplicaUpsert upsert;

    ApplyPools(DataSource dataSource, Outbox outbox) {
        this.table = new VersionedTable(dataSource, "pool", "id");
        this.upsert = new ReplicaUpsert(dataSource, outbox, UPSERT, row -> {
            Pool changed = Pool.read(row);
            return asOf -> StockEvents.availability(changed, asOf);
        });
    }

    /** The table that {@link #apply} writes to. */
    VersionedTable table() {
        return table;
    }

    /** Applies at most one state per pool, ordered by id. Returns the number of changed rows. */
    @Transactional
    int apply(List<PoolV1> pools) {
        try {
            return upsert.run(pipeline -> List.of(
                    pipeline.column("uuid", pools, PoolV1::id),
                    pipeline.column("uuid", pools, PoolV1::showId),
                    pipeline.column("text", pools, PoolV1::name),
                    pipeline.column("int4", pools, PoolV1::capacity),
                    pipeline.column("int8", pools, PoolV1::version)));
        } catch (SQLException e) {
            throw new IllegalStateException("could not write pool events to the replica", e);
        }
    }
}
