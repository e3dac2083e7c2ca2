package dev.boxoffice.bench.lag;

import dev.boxoffice.bench.harness.BenchException;
import dev.boxoffice.bench.harness.LocalSystem;
import dev.boxoffice.events.EventType;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Commits edits as ticket-service does, one transaction each, but without the service. Two cores cannot serve the full rate
 * over HTTP, and the work before a commit is not part of the lag. The search index counts as current: updating it later would
 * write the row again, in a transaction that is not the edit's.
 */
final class DirectEdits implements AutoCloseable {

    private static final int CONNECTIONS = 8;

    private static final String EDIT = """
            with edited as (
                update ticket set title = ?, version = version + 1, indexed_version = version + 1, updated_at = clock_timestamp()
                where id = ? returning *
            )
            insert into outbox (id, aggregatetype, aggregateid, type, payload)
            select uuidv7(), 'tickets', id, ?, json_build_object('id', id, 'title', title, 'description', description,
                'venue', venue, 'startsAt', %1$s, 'price', json_build_object('amount', price_amount, 'currency', price_currency),
                'capacity', capacity, 'maxPerOrder', max_per_order, 'sellerId', seller_id, 'status', status,
                'version', version, 'createdAt', %2$s, 'updatedAt', %3$s)::text
            from edited
            """.formatted(time("starts_at"), time("created_at"), time("updated_at"));

    private final BlockingQueue<PreparedStatement> free = new LinkedBlockingQueue<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);

    DirectEdits(LocalSystem system) throws SQLException {
        for (int i = 0; i < CONNECTIONS; i++) {
            free.add(system.connect("tickets").prepareStatement(EDIT));
        }
    }

    private static String time(String column) {
        return "to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')".formatted(column);
    }

    /** Completes after the commit. */
    CompletableFuture<Void> edit(UUID id, String title) {
        return CompletableFuture.runAsync(() -> commit(id, title), threads);
    }

    private void commit(UUID id, String title) {
        PreparedStatement edit = free.remove();
        try {
            edit.setString(1, title);
            edit.setObject(2, id);
            edit.setString(3, EventType.TICKET_UPDATED.type());
            if (edit.executeUpdate() != 1) {
                throw new BenchException("no ticket " + id);
            }
        } catch (SQLException e) {
            throw new BenchException("cannot commit an edit", e);
        } finally {
            free.add(edit);
        }
    }

    @Override
    public void close() throws SQLException {
        threads.close();
        for (PreparedStatement edit : free) {
            edit.getConnection().close();
        }
    }
}
