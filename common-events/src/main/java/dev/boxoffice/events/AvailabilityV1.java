package dev.boxoffice.events;

import java.time.Instant;
import java.util.UUID;

/**
 * The stock of a ticket, as counted by order-service.
 *
 * @param held units in open orders
 * @param sold units in paid orders
 * @param available units that a new order can hold; 0 if the ticket is withdrawn
 * @param version grows with every change of these figures; independent of the ticket's own version
 * @param asOf time of the change, UTC
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
