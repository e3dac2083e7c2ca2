package dev.boxoffice.orders.order;

import dev.boxoffice.orders.ticket.Pool;
import dev.boxoffice.orders.ticket.Ticket;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;

/**
 * What one buyer can order at one moment.
 *
 * @param tickets by id; a missing id is an unknown ticket
 * @param pools by id; a ticket whose pool is missing is unknown, too
 * @param bought the units of a ticket that the buyer already holds or owns, over all orders
 * @param now the database clock, which decides about sale windows
 */
public record Sale(Map<UUID, Ticket> tickets, Map<UUID, Pool> pools, ToLongFunction<UUID> bought, Instant now) {

    /** The pools that count new units of a ticket. */
    List<Pool> pools(Ticket ticket) {
        return ticket.poolIds().stream().map(pools::get).toList();
    }

    /** The units of a ticket that a new order can hold: the least of its own and of each of its pools. */
    public int available(Ticket ticket) {
        if (!ticket.isOnSale(now)) {
            return 0;
        }
        return pools(ticket).stream()
                .mapToInt(pool -> pool == null ? 0 : pool.available())
                .reduce(ticket.available(), Math::min);
    }
}
