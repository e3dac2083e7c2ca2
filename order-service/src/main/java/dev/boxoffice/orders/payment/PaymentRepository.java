package dev.boxoffice.orders.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
public class PaymentRepository implements PanacheRepositoryBase<Payment, UUID> {

    /** Upper limit of the doubling interval. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private static final int MOST_DOUBLINGS = 20;

    /** The ids of a payment and its order. */
    public record Key(UUID id, UUID orderId) {}

    /** Finds the payment of a notification by the charge, or by the payment id if the charge is not recorded yet. */
    public Optional<Key> keyOf(ProviderNotification notification) {
        return find("provider = ?1 and reference = ?2", notification.provider(), notification.reference())
                .project(Key.class)
                .firstResultOptional()
                .or(() -> find(
                                "id = ?1 and provider = ?2 and reference is null",
                                notification.paymentId(),
                                notification.provider())
                        .project(Key.class)
                        .firstResultOptional());
    }

    /** Schedules an immediate check of the pending payments of ended orders, which cancels them. */
    public void checkPendingNow(Collection<UUID> orderIds, Instant now) {
        update(
                "nextCheckAt = ?1, checks = 0 where orderId in ?2 and status = ?3",
                now,
                orderIds,
                PaymentStatus.PENDING);
    }

    /** Schedules an immediate check of the payment of a notification that could not be applied. */
    public void checkNow(ProviderNotification notification) {
        update(
                "nextCheckAt = instant, checks = 0 where provider = ?1 and reference = ?2 and status in ?3",
                notification.provider(),
                notification.reference(),
                List.of(PaymentStatus.PENDING, PaymentStatus.FAILED, PaymentStatus.REFUND_PENDING));
    }

    /** Reschedules payments that were taken but not checked, and reverts their check count. */
    public void reschedule(Collection<UUID> ids, Duration pause) {
        getEntityManager()
                .createNativeQuery("""
                        update payment set checks = greatest(checks - 1, 0),
                            next_check_at = clock_timestamp() + make_interval(secs => :pause)
                        where id in (:ids) and next_check_at is not null
                        """)
                .setParameter("pause", pause.toMillis() / 1000.0)
                .setParameter("ids", ids)
                .executeUpdate();
    }

    /**
     * Takes the payments that are due for a check by the database clock. Each stays scheduled, at growing intervals, until
     * nothing is pending, so a crash of the caller loses nothing.
     *
     * @param pause before the second check; it doubles with each check
     */
    @SuppressWarnings("unchecked")
    public List<UUID> takeDue(int limit, Duration pause) {
        return getEntityManager()
                .createNativeQuery("""
                        update payment set checks = checks + 1,
                            next_check_at = clock_timestamp()
                                + make_interval(secs => least(:longest, :pause * 2 ^ least(checks, :doublings)))
                        where id in (
                            select id from payment where next_check_at <= clock_timestamp()
                            order by next_check_at limit :limit for no key update skip locked)
                        returning id
                        """, UUID.class)
                .setParameter("longest", (double) LONGEST_PAUSE.toSeconds())
                .setParameter("pause", pause.toMillis() / 1000.0)
                .setParameter("doublings", MOST_DOUBLINGS)
                .setParameter("limit", limit)
                .getResultList();
    }
}
