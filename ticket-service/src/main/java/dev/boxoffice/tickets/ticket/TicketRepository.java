package dev.boxoffice.tickets.ticket;

import dev.boxoffice.tickets.problem.TicketProblem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** Tickets are locked after their show. */
@ApplicationScoped
class TicketRepository implements PanacheRepositoryBase<Ticket, UUID> {

    /** The show of a ticket, which is locked before the ticket. It never changes. */
    UUID showOf(UUID id) {
        return find("select show.showId from Ticket where id = ?1", id)
                .project(UUID.class)
                .firstResultOptional()
                .orElseThrow(() -> new TicketProblem.NotFound("ticket", id).toException());
    }

    Ticket lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** In the order of their ids, which prevents deadlocks. */
    List<Ticket> lockAllOf(UUID showId) {
        return find("show.showId = ?1 order by id", showId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
