package dev.boxoffice.tickets.pool;

import dev.boxoffice.http.Caller;
import dev.boxoffice.tickets.show.Shows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

@ApplicationScoped
class CreatePool {

    private final Shows shows;
    private final PoolsOfShow pools;

    CreatePool(Shows shows, PoolsOfShow pools) {
        this.shows = shows;
        this.pools = pools;
    }

    @Transactional
    UUID create(Caller caller, UUID showId, PoolDetails details) {
        return pools.add(shows.lock(caller, showId), details, Instant.now().truncatedTo(ChronoUnit.MICROS));
    }
}
