package dev.boxoffice.tickets.pool;

import dev.boxoffice.tickets.problem.TicketProblem;
import dev.boxoffice.tickets.show.Show;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

@ApplicationScoped
class PoolRepository implements PanacheRepositoryBase<Pool, UUID> {

    /** A pool never changes its show. */
    private static final String LOCK_SHOW =
            "select s from Show s where s.id = (select p.showId from Pool p where p.id = ?1)";

    /** Locks the show of a pool, before the pool. */
    Show lockShowOf(UUID id) {
        return getEntityManager()
                .createQuery(LOCK_SHOW, Show.class)
                .setParameter(1, id)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .stream()
                .findFirst()
                .orElseThrow(() -> new TicketProblem.NotFound("pool", id).toException());
    }

    Pool lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
