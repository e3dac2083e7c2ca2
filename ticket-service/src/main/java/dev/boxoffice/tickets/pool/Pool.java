package dev.boxoffice.tickets.pool;

import dev.boxoffice.tickets.availability.Availability;
import dev.boxoffice.tickets.problem.TicketProblem;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

@Entity
class Pool {

    @Id
    private UUID id;

    private UUID showId;

    @Embedded
    private PoolDetails details;

    /** Hibernate keeps this initial value on insert, so the versions of events start at one. */
    @Version
    private long version = 1;

    private Instant createdAt;
    private Instant updatedAt;

    protected Pool() {}

    Pool(UUID id, UUID showId, PoolDetails details, Instant now) {
        this.id = id;
        this.showId = showId;
        this.details = details;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** Returns whether anything changed. A capacity that is already too low does not prevent other changes. */
    boolean edit(PoolDetails edited, Optional<Availability> sales, Instant now) {
        if (edited.equals(details)) {
            return false;
        }
        sales.filter(stock -> edited.capacity() < details.capacity() && edited.capacity() < stock.heldAndSold())
                .ifPresent(stock -> {
                    throw new TicketProblem.CapacityBelowSold(edited.capacity(), stock.held(), stock.sold())
                            .toException();
                });
        details = edited;
        updatedAt = now;
        return true;
    }

    UUID id() {
        return id;
    }

    UUID showId() {
        return showId;
    }

    PoolDetails details() {
        return details;
    }

    long version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
