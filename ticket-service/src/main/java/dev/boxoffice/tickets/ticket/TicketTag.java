package dev.boxoffice.tickets.ticket;

import jakarta.ws.rs.core.EntityTag;

/** The ETag of a ticket's representation: it changes with the listing and with its availability. */
record TicketTag(long ticketVersion, long availabilityVersion) {

    /** Of what was created just now. */
    static final TicketTag FIRST = new TicketTag(1, 0);

    EntityTag toEntityTag() {
        return new EntityTag(ticketVersion + "." + availabilityVersion);
    }
}
