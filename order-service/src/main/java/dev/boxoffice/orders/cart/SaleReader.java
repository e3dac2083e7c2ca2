package dev.boxoffice.orders.cart;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.DatabaseClock;
import dev.boxoffice.orders.engine.store.BuyerUnits;
import dev.boxoffice.orders.order.Sale;
import dev.boxoffice.orders.ticket.Pool;
import dev.boxoffice.orders.ticket.StockTable;
import dev.boxoffice.orders.ticket.Ticket;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** Reads what a user can order now, without locks: a checkout decides again. */
@ApplicationScoped
class SaleReader {

    private final DataSource dataSource;

    SaleReader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Sale read(String userId, Collection<UUID> ticketIds) {
        try {
            return Pipeline.run(dataSource, pipeline -> {
                List<UUID> ids = List.copyOf(ticketIds);
                Supplier<Map<UUID, Ticket>> tickets = StockTable.TICKETS.read(pipeline, ids);
                Supplier<Map<UUID, Pool>> pools = StockTable.poolsOf(pipeline, ids);
                Supplier<BuyerUnits> units = BuyerUnits.count(pipeline, List.of(userId), ids);
                Supplier<Instant> now = DatabaseClock.now(pipeline);
                return () ->
                        new Sale(tickets.get(), pools.get(), id -> units.get().of(userId, id), now.get());
            });
        } catch (SQLException e) {
            throw new IllegalStateException("could not read what is on sale", e);
        }
    }
}
