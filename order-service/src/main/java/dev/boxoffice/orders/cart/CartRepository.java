package dev.boxoffice.orders.cart;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Optional;

@ApplicationScoped
class CartRepository implements PanacheRepositoryBase<Cart, String> {

    /**
     * Locks the user's cart until the transaction ends. The items are read after the row is had, not with it: what a
     * query finds beside a row it had to wait for is as old as the query.
     */
    Optional<Cart> lock(String userId) {
        return Optional.ofNullable(findById(userId, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The same, and there is one. */
    Cart lockOrCreate(String userId) {
        getEntityManager().createNativeQuery("""
                        insert into cart (user_id, updated_at) values (:user, clock_timestamp())
                        on conflict do nothing
                        """).setParameter("user", userId).executeUpdate();
        return lock(userId).orElseThrow();
    }
}
