package dev.boxoffice.tickets.ticket;

import dev.boxoffice.tickets.availability.Availability;
import jakarta.ws.rs.core.EntityTag;

/** The ETag of a ticket; it changes with the ticket and with its availability. */
record TicketTag(long ticketVersion, long availabilityVersion) {

    /** The tag of a new ticket. */
    static final TicketTag FIRST = new TicketTag(1, 0);

    static TicketTag of(TicketSnapshot ticket) {
        return new TicketTag(
                ticket.version(),
                ticket.availability().map(Availability::version).orElse(0L));
    }

    EntityTag toEntityTag() {
        return new EntityTag(ticketVersion + "." + availabilityVersion);
    }
}
