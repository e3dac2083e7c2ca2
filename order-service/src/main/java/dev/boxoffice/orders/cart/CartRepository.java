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

    /** Locks the user's cart and creates it if necessary, again if an erasure deletes it before it is locked. */
    Cart lockOrCreate(String userId) {
        Optional<Cart> cart;
        do {
            create(userId);
            cart = lock(userId);
        } while (cart.isEmpty());
        return cart.get();
    }

    private void create(String userId) {
        getEntityManager().createNativeQuery("""
                        insert into cart (user_id, updated_at) values (:user, clock_timestamp())
                        on conflict do nothing
                        """).setParameter("user", userId).executeUpdate();
    }
}
