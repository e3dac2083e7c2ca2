package dev.boxoffice.tickets.pool;

import dev.boxoffice.http.Caller;
import dev.boxoffice.tickets.availability.PoolAvailability;
import dev.boxoffice.tickets.problem.IfMatch;
import dev.boxoffice.tickets.show.Shows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.UnaryOperator;

@ApplicationScoped
class EditPool {

    private final Shows shows;
    private final PoolRepository pools;
    private final PoolAvailability availability;
    private final PoolEvents events;

    EditPool(Shows shows, PoolRepository pools, PoolAvailability availability, PoolEvents events) {
        this.shows = shows;
        this.pools = pools;
        this.availability = availability;
        this.events = events;
    }

    /** @param change returns the new details for the current ones, which are locked */
    @Transactional
    void edit(Caller caller, UUID id, IfMatch ifMatch, UnaryOperator<PoolDetails> change) {
        shows.requireEditor(caller, pools.lockShowOf(id)).requireOpen();
        Pool pool = pools.lock(id);
        ifMatch.check(pool.version());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        if (pool.edit(change.apply(pool.details()), availability.find(id), now)) {
            events.updated(pool);
        }
    }
}
