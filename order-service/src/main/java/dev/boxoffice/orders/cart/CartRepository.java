package dev.boxoffice.orders.cart;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class CartRepository implements PanacheRepositoryBase<Cart, String> {

    /**
     * Locks the user's cart until the transaction ends. Items are read after the lock is granted: a query that had to
     * wait for a row would return the items as they were when the query started.
     */
    Optional<Cart> lock(String userId) {
        return Optional.ofNullable(lock(List.of(userId)).get(userId));
    }

    /** Locks several carts in a fixed order, which prevents deadlocks. Users without a cart are omitted. */
    Map<String, Cart> lock(Collection<String> userIds) {
        if (userIds.isEmpty()) {
            return Map.of();
        }
        return find("userId in ?1 order by userId", userIds).withLock(LockModeType.PESSIMISTIC_WRITE).stream()
                .collect(Collectors.toMap(Cart::userId, Function.identity()));
    }

    /** Empties locked carts without loading them. */
    void clear(Collection<String> userIds, Instant now) {
        if (userIds.isEmpty()) {
            return;
        }
        String[] users = userIds.toArray(String[]::new);
        getEntityManager()
                .createNativeQuery("delete from cart_item where user_id = any (cast(:users as text[]))")
                .setParameter("users", users)
                .executeUpdate();
        getEntityManager()
                .createNativeQuery("update cart set updated_at = :now where user_id = any (cast(:users as text[]))")
                .setParameter("users", users)
                .setParameter("now", now)
                .executeUpdate();
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
