package dev.boxoffice.events;

import java.time.Instant;
import java.util.UUID;

/**
 * How much of a ticket is left, as order-service counts it.
 *
 * @param held in open orders
 * @param sold in paid orders
 * @param available what a new order may still hold; 0 when the ticket is withdrawn
 * @param version order-service's counter of changes to these figures, not the listing's version
 * @param asOf when the figures became true, UTC
 */
public record AvailabilityV1(UUID ticketId, int held, int sold, int available, long version, Instant asOf)
        implements Payload {

    public AvailabilityV1 {
        Required.present("ticketId", ticketId);
        Required.atLeast(0, "held", held);
        Required.atLeast(0, "sold", sold);
        Required.atLeast(0, "available", available);
        Required.atLeast(1, "version", version);
        Required.present("asOf", asOf);
    }

    @Override
    public UUID aggregateId() {
        return ticketId;
    }
}
