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
        Required.between(0, Required.MAX_UNITS, "held", held);
        Required.between(0, Required.MAX_UNITS, "sold", sold);
        Required.between(0, Required.MAX_UNITS, "available", available);
        Required.between(0, Integer.MAX_VALUE, "held + sold + available", (long) held + sold + available);
        Required.version(version);
        Required.time("asOf", asOf);
    }

    @Override
    public UUID aggregateId() {
        return ticketId;
    }
}
