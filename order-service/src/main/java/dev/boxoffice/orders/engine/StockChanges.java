package dev.boxoffice.orders.engine;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.ticket.Stock;
import dev.boxoffice.orders.ticket.StockTable;
import dev.boxoffice.outbox.Outbox;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The tickets or pools whose counters a transaction has changed. */
final class StockChanges<S extends Stock> {

    private final StockTable<S> table;
    private final BiFunction<S, Instant, Outbox.Entry> event;
    private final Map<UUID, S> locked;
    private final Map<UUID, Long> versions;
    /** The trace of the last order that changed each stock. */
    private final Map<UUID, String> changed = new TreeMap<>();

    /** @param event the event with the availability at a time */
    StockChanges(StockTable<S> table, StockRows<S> rows, BiFunction<S, Instant, Outbox.Entry> event) {
        this.table = table;
        this.event = event;
        this.locked = rows.locked();
        this.versions = rows.all().values().stream().collect(Collectors.toMap(Stock::id, Stock::stockVersion));
    }

    /** Records the stock if it has changed since it was loaded. */
    void record(S stock, String traceparent) {
        if (versions.get(stock.id()) != stock.stockVersion()) {
            if (locked.get(stock.id()) != stock) {
                throw new IllegalStateException("the stock of " + stock.id() + " changed without a lock");
            }
            changed.put(stock.id(), traceparent);
        }
    }

    /** Stores the counters and adds one event per changed stock. */
    void write(Pipeline pipeline, List<Outbox.Entry> events, Instant now) throws SQLException {
        if (changed.isEmpty()) {
            return;
        }
        List<S> stocks = changed.keySet().stream().map(locked::get).toList();
        table.write(pipeline, stocks);
        stocks.forEach(stock -> events.add(event.apply(stock, now).tracedBy(changed.get(stock.id()))));
    }
}
