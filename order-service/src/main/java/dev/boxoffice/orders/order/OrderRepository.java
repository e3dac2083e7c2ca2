package dev.boxoffice.orders.order;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Cursor;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class OrderRepository implements PanacheRepositoryBase<Order, UUID> {

    /** Reads the clock once and repeats the predicate of the partial index, so that the planner can use the index. */
    static final String DUE = """
            select id from orders
            where status in %s
                and expires_at > '-infinity' and expires_at <= (select clock_timestamp())
            order by expires_at limit ?1
            """.formatted(OrderStatus.OPEN_SQL);

    /** Locks the order until the transaction ends. */
    Optional<Order> lock(UUID id) {
        return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
    }

    /** Locks the order if {@code caller} may act for its owner. */
    Order lock(Caller caller, UUID id) {
        return lock(id).filter(order -> caller.mayActFor(order.userId()))
                .orElseThrow(() -> new OrderProblem.UnknownOrder(id).toException());
    }

    /** Open orders whose hold has ended by the database clock, the most overdue first. */
    @SuppressWarnings("unchecked")
    List<UUID> due(int limit) {
        return getEntityManager()
                .createNativeQuery(DUE, UUID.class)
                .setParameter(1, limit)
                .getResultList();
    }

    /** Counts open orders, up to {@code limit}. */
    long countOpen(int limit) {
        return ((Number) getEntityManager()
                        .createNativeQuery("""
                                select count(*) from (
                                    select from orders where status in %s limit :limit) open
                                """.formatted(OrderStatus.OPEN_SQL))
                        .setParameter("limit", limit)
                        .getSingleResult())
                .longValue();
    }

    /** Makes this transaction read-only and gives it one snapshot; call it before any other statement. */
    void readOneMoment() {
        getEntityManager()
                .createNativeQuery("set transaction isolation level repeatable read, read only")
                .executeUpdate();
    }

    /** Reads an order for display. */
    Optional<OrderHead> head(UUID id) {
        return find("id", id).project(OrderHead.class).singleResultOptional();
    }

    /**
     * Reads a page of orders for display, newest first.
     *
     * @param status {@code null} for any
     * @param after {@code null} for the first page
     */
    List<OrderHead> page(String userId, OrderStatus status, Cursor after, int limit) {
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
                .project(OrderHead.class)
                .page(0, limit)
                .list();
    }

    long count(String userId, OrderStatus status) {
        return status == null ? count("userId", userId) : count("userId = ?1 and status = ?2", userId, status);
    }
}
