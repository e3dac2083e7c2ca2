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
     * Locks the user's cart until the transaction ends. The items are read after the row is had, not with it: what a
     * query finds beside a row it had to wait for is as old as the query.
     */
    Optional<Cart> lock(String userId) {
        return Optional.ofNullable(lock(List.of(userId)).get(userId));
    }

    /** The same of several, in one order for all callers; who has none is left out. */
    Map<String, Cart> lock(Collection<String> userIds) {
        if (userIds.isEmpty()) {
            return Map.of();
        }
        return find("userId in ?1 order by userId", userIds).withLock(LockModeType.PESSIMISTIC_WRITE).stream()
                .collect(Collectors.toMap(Cart::userId, Function.identity()));
    }

    /** Empties carts that are locked, by statements. */
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

    /** The same, and there is one. */
    Cart lockOrCreate(String userId) {
        getEntityManager().createNativeQuery("""
                        insert into cart (user_id, updated_at) values (:user, clock_timestamp())
                        on conflict do nothing
                        """).setParameter("user", userId).executeUpdate();
        return lock(userId).orElseThrow();
    }
}
