package dev.boxoffice.orders.cart;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;

@ApplicationScoped
class CartRepository implements PanacheRepositoryBase<Cart, String> {

    /**
     * Locks the user's cart until the transaction ends. Items are read after the lock is granted: a query that had to
     * wait for a row would return the items as they were when the query started.
     */
    Optional<Cart> lock(String userId) {
        return Optional.ofNullable(findById(userId, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Locks the user's cart and creates it if necessary. */
    Cart lockOrCreate(String userId) {
        getEntityManager().createNativeQuery("""
                        insert into cart (user_id, updated_at) values (:user, clock_timestamp())
                        on conflict do nothing
                        """).setParameter("user", userId).executeUpdate();
        return lock(userId).orElseThrow();
    }
}
