package dev.boxoffice.tickets.ticket;

import dev.boxoffice.tickets.problem.TicketProblem;
import dev.boxoffice.tickets.show.Show;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.UUID;

/** Tickets are locked after their show. */
@ApplicationScoped
class TicketRepository implements PanacheRepositoryBase<Ticket, UUID> {

    /** A ticket never changes its show. */
    private static final String LOCK_SHOW =
            "select s from Show s where s.id = (select t.show.showId from Ticket t where t.id = ?1)";

    /** Locks the show of a ticket, before the ticket. */
    Show lockShowOf(UUID id) {
        return getEntityManager()
                .createQuery(LOCK_SHOW, Show.class)
                .setParameter(1, id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .findFirst()
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
