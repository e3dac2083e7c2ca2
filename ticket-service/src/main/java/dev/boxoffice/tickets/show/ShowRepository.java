package dev.boxoffice.tickets.show;

import dev.boxoffice.tickets.problem.TicketProblem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

/** Shows are locked before their pools and tickets, which prevents deadlocks. */
@ApplicationScoped
class ShowRepository implements PanacheRepositoryBase<Show, UUID> {

    /** Locks a show until the transaction ends, so that events of the show and its tickets are published in commit order. */
    Show lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> new TicketProblem.NotFound("show", id).toException());
    }
}
