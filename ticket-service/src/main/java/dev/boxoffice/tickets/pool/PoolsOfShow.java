package dev.boxoffice.tickets.pool;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.tickets.problem.TicketProblem;
import dev.boxoffice.tickets.show.Show;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The pools of a show that is locked. */
@ApplicationScoped
public class PoolsOfShow {

    /** The most pools that a show may have. */
    public static final int MAX = 20;

    private final PoolRepository pools;
    private final PoolEvents events;

    PoolsOfShow(PoolRepository pools, PoolEvents events) {
        this.pools = pools;
        this.events = events;
    }

    /** Adds a pool and returns its id. */
    public UUID add(Show show, PoolDetails details, Instant now) {
        show.requireOpen();
        if (pools.count("showId", show.id()) >= MAX) {
            throw new TicketProblem.LimitExceeded("maxPoolsPerShow", MAX, "A show may have at most " + MAX + " pools.")
                    .toException();
        }
        var pool = new Pool(UuidCreator.getTimeOrderedEpoch(), show.id(), details, now);
        pools.persist(pool);
        events.created(pool);
        return pool.id();
    }

    public Set<UUID> idsOf(UUID showId) {
        return pools.find("select id from Pool where showId = ?1", showId).project(UUID.class).stream()
                .collect(Collectors.toSet());
    }
}
