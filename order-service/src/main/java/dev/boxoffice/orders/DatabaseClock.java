package dev.boxoffice.orders;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** The database's clock: the only one that starts and ends holds, for it is the same for every process. */
@ApplicationScoped
public class DatabaseClock {

    private final EntityManager entityManager;

    DatabaseClock(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Now, not when the transaction began. */
    public Instant now() {
        return (Instant) entityManager
                .createNativeQuery("select clock_timestamp()", Instant.class)
                .getSingleResult();
    }
}
