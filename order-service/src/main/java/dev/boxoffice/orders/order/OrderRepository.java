package dev.boxoffice.orders.order;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Cursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

@ApplicationScoped
class OrderRepository implements PanacheRepositoryBase<Order, UUID> {

    /** Locks the row until the transaction ends. */
    Optional<Order> lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** The same for who may act for its owner. */
    Order lock(UUID id, Caller caller) {
        return lock(id).filter(order -> caller.mayActFor(order.userId()))
                .orElseThrow(() -> new OrderProblem.UnknownOrder(id).toException());
    }

    /** Open orders whose clock has run out by the database's clock, the most overdue first. */
    @SuppressWarnings("unchecked")
    List<UUID> due(int limit) {
        return getEntityManager()
                .createNativeQuery("""
                        select id from orders
                        where status in ('CREATED', 'AWAITING_PAYMENT') and expires_at <= clock_timestamp()
                        order by expires_at limit :limit
                        """, UUID.class)
                .setParameter("limit", limit)
                .getResultList();
    }

    /**
     * How many of each user's orders hold stock at the moment; nobody else can add to them until this transaction ends.
     * Users are locked in one order for all callers. Who has none is left out.
     */
    Map<String, Long> countOpenExclusively(Collection<String> userIds) {
        String[] users = userIds.toArray(String[]::new);
        getEntityManager().createNativeQuery("""
                        select count(pg_advisory_xact_lock(id)) from (
                            select hashtextextended(user_id, 1) as id from unnest(cast(:users as text[])) as u (user_id)
                            order by id offset 0) sorted
                        """).setParameter("users", users).getSingleResult();
        Map<String, Long> open = new HashMap<>();
        for (Object row : getEntityManager()
                .createNativeQuery("""
                        select user_id, count(*) from orders
                        where user_id = any (cast(:users as text[])) and status in ('CREATED', 'AWAITING_PAYMENT')
                        group by user_id
                        """)
                .setParameter("users", users)
                .getResultList()) {
            Object[] columns = (Object[]) row;
            open.put((String) columns[0], ((Number) columns[1]).longValue());
        }
        return open;
    }

    /**
     * For the beginning of a transaction that does many people's work: what is loaded from here on is not written back
     * but by statements, and nobody's lock is waited for longer than so.
     */
    void workForMany(Duration lockTimeout) {
        getEntityManager().unwrap(Session.class).setDefaultReadOnly(true);
        getEntityManager()
                .createNativeQuery("select set_config('lock_timeout', :millis, true)")
                .setParameter("millis", String.valueOf(lockTimeout.toMillis()))
                .getSingleResult();
    }

    /** Everything read from here on is of one moment; for the beginning of a transaction that only reads. */
    void readOneMoment() {
        getEntityManager()
                .createNativeQuery("set transaction isolation level repeatable read, read only")
                .executeUpdate();
    }

    /**
     * Newest first.
     *
     * @param status {@code null} for any
     * @param after {@code null} for the first page
     */
    List<Order> page(String userId, OrderStatus status, Cursor after, int limit) {
        var where = new StringBuilder("userId = :userId");
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("userId", userId);
        if (status != null) {
            where.append(" and status = :status");
            parameters.put("status", status);
        }
        if (after != null) {
            where.append(" and (createdAt, id) < (:afterAt, :afterId)");
            parameters.put("afterAt", after.at());
            parameters.put("afterId", after.id());
        }
        return find(where + " order by createdAt desc, id desc", parameters)
                .page(0, limit)
                .list();
    }

    long count(String userId, OrderStatus status) {
        return status == null ? count("userId", userId) : count("userId = ?1 and status = ?2", userId, status);
    }
}
