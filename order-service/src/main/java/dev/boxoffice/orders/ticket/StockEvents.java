package dev.boxoffice.orders.ticket;

import dev.boxoffice.events.AvailabilityV1;
import dev.boxoffice.events.EventType;
import dev.boxoffice.events.PoolAvailabilityV1;
import dev.boxoffice.outbox.Outbox;
import java.time.Instant;

/** Builds the events that this service publishes about tickets and pools. */
public final class StockEvents {

    private StockEvents() {}

    /**
     * Publishes the stock of a ticket.
     *
     * @param asOf when the ticket had this stock, by the database clock
     */
    public static Outbox.Entry availability(Ticket ticket, Instant asOf) {
        return new Outbox.Entry(
                EventType.TICKET_AVAILABILITY_CHANGED,
                new AvailabilityV1(
                        ticket.id(), ticket.held(), ticket.sold(), ticket.available(), ticket.stockVersion(), asOf));
    }

    /**
     * Publishes the stock of a pool.
     *
     * @param asOf when the pool had this stock, by the database clock
     */
    public static Outbox.Entry availability(Pool pool, Instant asOf) {
        return new Outbox.Entry(
                EventType.POOL_AVAILABILITY_CHANGED,
                new PoolAvailabilityV1(
                        pool.id(), pool.held(), pool.sold(), pool.available(), pool.stockVersion(), asOf));
    }
}
