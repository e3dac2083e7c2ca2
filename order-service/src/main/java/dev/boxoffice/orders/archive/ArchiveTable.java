package dev.boxoffice.orders.archive;

import dev.boxoffice.database.Pipeline;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Moves orders with their lines, history, payments and refunds to the archive. */
@ApplicationScoped
class ArchiveTable {

    /** Follows the primary key, so that orders need no index on the time of their last change. */
    private static final String DUE = """
            select id from orders
            where id > ? and id <= ? and status in ('COMPLETE', 'CANCELLED', 'EXPIRED', 'REFUNDED')
                and updated_at < ?::timestamptz
                and not exists (
                    select from payment p
                    where p.order_id = orders.id and (p.next_check_at is not null or p.status in ('PENDING', 'REFUND_PENDING')))
                and not exists (select from refund r where r.order_id = orders.id and r.status = 'PENDING')
            order by id limit ?
            """;

    /** Read under the locks of the orders: payments and refunds may have changed since. */
    private static final String PAYMENTS = """
            select order_id, next_check_at is not null or status in ('PENDING', 'REFUND_PENDING')
            from payment where order_id = any (?) for update
            """;

    private static final String REFUNDS =
            "select order_id, status = 'PENDING' from refund where order_id = any (?) for update";

    private static final String MOVE = """
            with lines as (
                delete from order_item where order_id = any (?) returning *
            ), history as (
                delete from order_transition where order_id = any (?) returning *
            ), payments as (
                delete from payment where order_id = any (?) returning *
            ), refunds as (
                delete from refund where order_id = any (?) returning *
            ), refund_lines as (
                delete from refund_line where refund_id in (select id from refunds) returning *
            ), head as (
                delete from orders where id = any (?) returning *
            ), archived_lines as (
                insert into order_item_archive select * from lines
            ), archived_history as (
                insert into order_transition_archive select * from history
            ), archived_payments as (
                insert into payment_archive select * from payments
            ), archived_refunds as (
                insert into refund_archive select * from refunds
            ), archived_refund_lines as (
                insert into refund_line_archive select * from refund_lines
            )
            insert into orders_archive select * from head
            """;

    private final DataSource dataSource;
    private final ArchiveLocks locks;

    ArchiveTable(DataSource dataSource, ArchiveLocks locks) {
        this.dataSource = dataSource;
        this.locks = locks;
    }

    /**
     * The orders of one transaction.
     *
     * @param last the id at which the next one continues
     */
    record Batch(int found, int moved, UUID last) {}

    /**
     * Moves the next orders that have not changed since a time.
     *
     * @param after skips orders up to this id
     * @param limit an upper limit of the ids, beyond which no order is due
     */
    @Transactional
    Batch move(UUID after, UUID limit, Instant unchangedSince, int size) {
        try {
            List<UUID> due = Pipeline.run(
                    dataSource,
                    pipeline -> pipeline.query(
                            DUE + locks.clause(), ArchiveTable::ids, after, limit, unchangedSince.toString(), size));
            if (due.isEmpty()) {
                return new Batch(0, 0, after);
            }
            Set<UUID> pending = Pipeline.run(dataSource, pipeline -> {
                Array ids = pipeline.column("uuid", due, id -> id);
                Supplier<Set<UUID>> payments = pipeline.query(PAYMENTS, ArchiveTable::pending, ids);
                Supplier<Set<UUID>> refunds = pipeline.query(REFUNDS, ArchiveTable::pending, ids);
                return () -> {
                    Set<UUID> either = payments.get();
                    either.addAll(refunds.get());
                    return either;
                };
            });
            List<UUID> ended = due.stream().filter(id -> !pending.contains(id)).toList();
            Pipeline.run(dataSource, pipeline -> {
                Array ids = pipeline.column("uuid", ended, id -> id);
                pipeline.add(MOVE, ids, ids, ids, ids, ids);
                return () -> null;
            });
            return new Batch(due.size(), ended.size(), due.getLast());
        } catch (SQLException e) {
            throw new IllegalStateException("could not archive orders", e);
        }
    }

    private static List<UUID> ids(ResultSet rows) throws SQLException {
        var ids = new ArrayList<UUID>();
        while (rows.next()) {
            ids.add(rows.getObject(1, UUID.class));
        }
        return ids;
    }

    private static Set<UUID> pending(ResultSet rows) throws SQLException {
        var pending = new HashSet<UUID>();
        while (rows.next()) {
            if (rows.getBoolean(2)) {
                pending.add(rows.getObject(1, UUID.class));
            }
        }
        return pending;
    }
}
