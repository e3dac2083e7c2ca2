package dev.boxoffice.orders.order;

import dev.boxoffice.http.Caller;
import dev.boxoffice.orders.OrderStatus;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
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
}
