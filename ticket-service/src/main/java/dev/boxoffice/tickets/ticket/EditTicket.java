package dev.boxoffice.tickets.ticket;

import dev.boxoffice.http.Caller;
import dev.boxoffice.tickets.availability.TicketAvailability;
import dev.boxoffice.tickets.problem.IfMatch;
import dev.boxoffice.tickets.problem.TicketProblem;
import dev.boxoffice.tickets.show.Show;
import dev.boxoffice.tickets.show.ShowDetails;
import dev.boxoffice.tickets.show.Shows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

@ApplicationScoped
class EditTicket {

    private final Shows shows;
    private final TicketRepository tickets;
    private final TicketsOfShow ticketsOfShow;
    private final TicketAvailability availability;
    private final TicketEvents events;

    EditTicket(
            Shows shows,
            TicketRepository tickets,
            TicketsOfShow ticketsOfShow,
            TicketAvailability availability,
            TicketEvents events) {
        this.shows = shows;
        this.tickets = tickets;
        this.ticketsOfShow = ticketsOfShow;
        this.availability = availability;
        this.events = events;
    }

    /**
     * Changes a ticket, and its show if the request has fields of the show.
     *
     * @param change returns the request for the current state, which is locked
     */
    @Transactional
    void edit(Caller caller, UUID id, IfMatch ifMatch, UnaryOperator<TicketRequest> change) {
        Show show = shows.requireEditor(caller, tickets.lockShowOf(id));
        Ticket ticket = tickets.lock(id);
        ifMatch.check(ticket.version());
        TicketRequest request = change.apply(TicketRequest.of(ticket.show(), ticket.details()));
        ticket.requireOnSale();
        show.requireOpen();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        boolean showChanged = request.hasShowFields() && editShow(show, request.toShow(show.details()), now);
        TicketDetails details = request.toDetails(ticket.details());
        ticketsOfShow.require(ticket, details);
        boolean edited = ticket.edit(details, () -> availability.find(id), now);
        ShowFacts facts = ShowFacts.of(show);
        Set<String> sellers = TicketsOfShow.rescheduling(facts, List.of(ticket), now);
        if (showChanged) {
            edited |= ticketsOfShow.follow(ticket, facts, now);
        }
        if (edited) {
            events.updated(ticket);
        }
        ticketsOfShow.requireLimit(caller, sellers, now);
    }

    private boolean editShow(Show show, ShowDetails details, Instant now) {
        if (details.equals(show.details())) {
            return false;
        }
        if (ticketsOfShow.hasOthers(show.id())) {
            throw new TicketProblem.ShowHasOtherTickets(show.id()).toException();
        }
        return shows.edit(show, details, now);
    }
}
