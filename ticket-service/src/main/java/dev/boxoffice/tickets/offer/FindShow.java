package dev.boxoffice.tickets.offer;

import dev.boxoffice.http.Caller;
import dev.boxoffice.tickets.pool.PoolTable;
import dev.boxoffice.tickets.problem.TicketProblem;
import dev.boxoffice.tickets.show.ShowAccess;
import dev.boxoffice.tickets.show.ShowSnapshot;
import dev.boxoffice.tickets.show.ShowTable;
import dev.boxoffice.tickets.ticket.TicketTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class FindShow {

    private final ShowTable shows;
    private final TicketTable tickets;
    private final PoolTable pools;
    private final ShowAccess access;

    FindShow(ShowTable shows, TicketTable tickets, PoolTable pools, ShowAccess access) {
        this.shows = shows;
        this.tickets = tickets;
        this.pools = pools;
        this.access = access;
    }

    /** Hides a draft from callers who are not members of its organiser. */
    ShowView find(Caller caller, UUID id) {
        ShowSnapshot show = shows.find(id)
                .filter(found -> access.maySee(caller, found.organiserId(), found.status()))
                .orElseThrow(() -> new TicketProblem.NotFound("show", id).toException());
        return new ShowView(show, tickets.ofShows(List.of(id)), pools.ofShows(List.of(id)));
    }
}
