package dev.boxoffice.tickets.pool;

import dev.boxoffice.http.Caller;
import dev.boxoffice.tickets.problem.TicketProblem;
import dev.boxoffice.tickets.show.ShowAccess;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class FindPool {

    private final PoolTable table;
    private final ShowAccess access;

    FindPool(PoolTable table, ShowAccess access) {
        this.table = table;
        this.access = access;
    }

    /** Hides the pool of a draft from callers who are not members of its organiser. */
    PoolSnapshot find(Caller caller, UUID id) {
        return table.find(id)
                .filter(pool -> access.maySee(caller, pool.showId()))
                .orElseThrow(() -> new TicketProblem.NotFound("pool", id).toException());
    }
}
