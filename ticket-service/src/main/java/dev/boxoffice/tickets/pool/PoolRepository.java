package dev.boxoffice.tickets.pool;

import dev.boxoffice.tickets.problem.TicketProblem;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.UUID;

@ApplicationScoped
class PoolRepository implements PanacheRepositoryBase<Pool, UUID> {

    /** The show of a pool, which is locked before the pool. */
    UUID showOf(UUID id) {
        return find("select showId from Pool where id = ?1", id)
                .project(UUID.class)
                .firstResultOptional()
                .orElseThrow(() -> new TicketProblem.NotFound("pool", id).toException());
    }

    Pool lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }
}
