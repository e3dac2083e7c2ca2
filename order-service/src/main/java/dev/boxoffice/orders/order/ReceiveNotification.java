package dev.boxoffice.orders.order;

import dev.boxoffice.database.SqlFailure;
import dev.boxoffice.orders.payment.PaymentRepository;
import dev.boxoffice.orders.payment.ProviderNotification;
import dev.boxoffice.orders.payment.ProviderNotificationTable;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Applies a provider notification once and records the result. */
@ApplicationScoped
class ReceiveNotification {

    private static final Logger LOG = Logger.getLogger(ReceiveNotification.class);

    private final ProviderNotificationTable notifications;
    private final PaymentRepository payments;
    private final SettlePayment settlePayment;
    private final MeterRegistry registry;

    ReceiveNotification(
            ProviderNotificationTable notifications,
            PaymentRepository payments,
            SettlePayment settlePayment,
            MeterRegistry registry) {
        this.notifications = notifications;
        this.payments = payments;
        this.settlePayment = settlePayment;
        this.registry = registry;
    }

    /**
     * Fails only if a retry can help. Providers repeat unacknowledged notifications for days.
     *
     * @throws RuntimeException if the database is unavailable
     */
    void receive(@Observes ProviderNotification notification) {
        try {
            QuarkusTransaction.requiringNew().run(() -> receiveOnce(notification));
        } catch (RuntimeException e) {
            if (SqlFailure.of(e).isRetryable()) {
                throw e;
            }
            LOG.errorf(e, "Provider notification %s of %s was rejected", notification.id(), notification.provider());
            QuarkusTransaction.requiringNew().run(() -> {
                keep(notification, SettlementResult.rejected(e.toString()));
                payments.checkNow(notification);
            });
        }
    }

    private void receiveOnce(ProviderNotification notification) {
        if (!notifications.claim(notification)) {
            return;
        }
        SettlementResult result = payments.keyOf(notification)
                .map(payment -> settlePayment.settle(payment.orderId(), payment.id(), notification))
                .orElseGet(() -> SettlementResult.rejected("no matching payment"));
        keep(notification, result);
    }

    private void keep(ProviderNotification notification, SettlementResult result) {
        notifications.recordOutcome(notification, result.outcome().name(), result.detail());
        if (result.outcome() == SettlementResult.Outcome.REJECTED) {
            LOG.warnf(
                    "Provider notification %s of %s was rejected: %s",
                    notification.id(), notification.provider(), result.detail());
        }
        registry.counter(
                        "boxoffice.payments.notifications",
                        "provider",
                        notification.provider(),
                        "state",
                        notification.state().name(),
                        "outcome",
                        result.outcome().name())
                .increment();
    }
}
