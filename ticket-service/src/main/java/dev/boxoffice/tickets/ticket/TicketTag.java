package dev.boxoffice.tickets.ticket;

import dev.boxoffice.tickets.availability.Availability;
import jakarta.ws.rs.core.EntityTag;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The ETag of a ticket; it changes with the ticket and with its availability. */
record TicketTag(long ticketVersion, long availabilityVersion) {

    private static final Pattern OURS = Pattern.compile("(?<version>[0-9]{1,18})\\.[0-9]{1,18}");

    static TicketTag of(TicketSnapshot ticket) {
        return new TicketTag(
                ticket.version(),
                ticket.availability().map(Availability::version).orElse(0L));
    }

    /** Whether a tag, without its quotes, belongs to this version of a ticket. */
    static boolean isOfVersion(String tag, long version) {
        Matcher ours = OURS.matcher(tag);
        return ours.matches() && Long.parseLong(ours.group("version")) == version;
    }

    EntityTag toEntityTag() {
        return new EntityTag(ticketVersion + "." + availabilityVersion);
    }
}
