package dev.boxoffice.orders.engine;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.ticket.Stock;
import dev.boxoffice.orders.ticket.StockTable;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/** The tickets or pools of a transaction: those that it locks, and those that it only reads. */
final class StockRows<S extends Stock> {

    private final Set<UUID> named = new HashSet<>();
    private final Supplier<Set<UUID>> existing;
    private final Supplier<Map<UUID, S>> locked;
    private final Supplier<Map<UUID, S>> read;

    /** Adds the statements to the pipeline; the results are available after it has run. */
    StockRows(
            Pipeline pipeline,
            StockTable<S> table,
            Collection<UUID> toLock,
            Collection<UUID> toRead,
            Locking mode,
            RowLocks locks)
            throws SQLException {
        List<UUID> locking = List.copyOf(new TreeSet<>(toLock));
        Set<UUID> reading = new TreeSet<>(toRead);
        locking.forEach(reading::remove);
        named.addAll(locking);
        named.addAll(reading);
        existing = mode == Locking.WAIT || locking.isEmpty() ? Set::of : table.existing(pipeline, locking);
        locked = locking.isEmpty() ? Map::of : table.lock(pipeline, locking, locks.clause(mode));
        read = reading.isEmpty() ? Map::of : table.read(pipeline, List.copyOf(reading));
    }

    /** The locked rows, by id. */
    Map<UUID, S> locked() {
        return locked.get();
    }

    /** All rows, by id, locked or not. */
    Map<UUID, S> all() {
        Map<UUID, S> all = new HashMap<>(read.get());
        all.putAll(locked.get());
        return all;
    }

    /** Whether the transaction has looked for these rows, whether they exist or not. */
    boolean named(Collection<UUID> ids) {
        return named.containsAll(ids);
    }

    /** The rows that another transaction has locked. */
    Set<UUID> skipped() {
        Set<UUID> skipped = new HashSet<>(existing.get());
        skipped.removeAll(locked.get().keySet());
        return skipped;
    }
}
