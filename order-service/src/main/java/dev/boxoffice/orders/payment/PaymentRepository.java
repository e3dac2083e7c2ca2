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

    /** Doubling stops here. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    private static final int MOST_DOUBLINGS = 20;

    /** Which payment, of which order. */
    public record Key(UUID id, UUID orderId) {}

    /** All attempts to pay these orders. */
    public List<Payment> of(Collection<UUID> orderIds) {
        return list("orderId in ?1", orderIds);
    }

    /** The payment a notification is about: by the charge, or by what the charge was opened for while its name is not kept. */
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

    /** The orders have ended: their open payments are to be given up with the provider at once. */
    public void checkPendingNow(Collection<UUID> orderIds, Instant now) {
        update(
                "nextCheckAt = ?1, checks = 0 where orderId in ?2 and status = ?3",
                now,
                orderIds,
                PaymentStatus.PENDING);
    }

    /** The notification could not be taken in; what it said will be asked for. */
    public void checkNow(ProviderNotification notification) {
        update(
                "nextCheckAt = instant, checks = 0 where provider = ?1 and reference = ?2 and status in ?3",
                notification.provider(),
                notification.reference(),
                List.of(PaymentStatus.PENDING, PaymentStatus.FAILED, PaymentStatus.REFUND_PENDING));
    }

    /** These were taken and not asked about; they come up again after {@code pause}, as if nobody had taken them. */
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
     * Payments about which the provider has to be asked or told something now, by the database's clock. Each comes up
     * again, later each time, until it needs nothing more; so whoever took one may die.
     *
     * @param pause before the second time; then it doubles
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
