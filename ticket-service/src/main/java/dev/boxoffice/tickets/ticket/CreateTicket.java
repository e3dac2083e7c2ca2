package dev.boxoffice.tickets.ticket;

import dev.boxoffice.http.Caller;
import dev.boxoffice.tickets.show.Show;
import dev.boxoffice.tickets.show.ShowAccess;
import dev.boxoffice.tickets.show.ShowDetails;
import dev.boxoffice.tickets.show.ShowStatus;
import dev.boxoffice.tickets.show.Shows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class CreateTicket {

    private final Shows shows;
    private final ShowAccess access;
    private final TicketsOfShow tickets;

    CreateTicket(Shows shows, ShowAccess access, TicketsOfShow tickets) {
        this.shows = shows;
        this.access = access;
        this.tickets = tickets;
    }

    /** Adds a ticket to a show of the caller's organiser and returns its id. */
    @Transactional
    UUID create(Caller caller, UUID showId, TicketRequest request) {
        Show show = shows.lock(caller, showId);
        return add(caller, show, request.toDetails(tickets.nextPosition(showId)));
    }

    /** Creates a published show with one ticket and returns the ticket's id. */
    @Transactional
    UUID create(Caller caller, ShowDetails details, TicketRequest request) {
        Show show = shows.create(access.organiserFor(caller, null), details, ShowStatus.PUBLISHED, now());
        return add(caller, show, request.toDetails(0));
    }

    private UUID add(Caller caller, Show show, TicketDetails details) {
        return tickets.add(caller, show, List.of(details), null, now()).getFirst();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
