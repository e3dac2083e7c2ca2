package dev.boxoffice.orders.settlement;

import dev.boxoffice.database.Pipeline;
import dev.boxoffice.orders.command.SettlePayment;
import dev.boxoffice.orders.engine.Engine;
import dev.boxoffice.orders.order.SettlementResult;
import dev.boxoffice.orders.payment.PaymentSchedule;
import dev.boxoffice.orders.payment.ProviderNotification;
import dev.boxoffice.orders.payment.ProviderNotificationTable;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Applies a provider notification once and records the result. */
@ApplicationScoped
class ReceiveNotification {

    private static final Logger LOG = Logger.getLogger(ReceiveNotification.class);

    private final DataSource dataSource;
    private final PaymentSchedule payments;
    private final SettlePayments settlePayments;
    private final MeterRegistry registry;

    ReceiveNotification(
            DataSource dataSource, PaymentSchedule payments, SettlePayments settlePayments, MeterRegistry registry) {
        this.dataSource = dataSource;
        this.payments = payments;
        this.settlePayments = settlePayments;
        this.registry = registry;
    }

    /**
     * Fails only if a retry can help. Providers repeat unacknowledged notifications for days.
     *
     * @throws RuntimeException if the database is unavailable or overloaded
     */
    void receive(@Observes ProviderNotification notification) {
        Optional<PaymentSchedule.Key> payment = payments.keyOf(notification);
        if (payment.isEmpty()) {
            reject(notification, "no matching payment");
            return;
        }
        try {
            count(notification, settle(payment.get(), notification));
        } catch (RuntimeException e) {
            if (Engine.isRetryable(e)) {
                throw e;
            }
            LOG.errorf(e, "Provider notification %s of %s was rejected", notification.id(), notification.provider());
            reject(notification, e.toString());
            payments.checkNow(notification);
        }
    }

    private SettlementResult settle(PaymentSchedule.Key payment, ProviderNotification notification) {
        return settlePayments.settle(
                new SettlePayment(payment.orderId(), payment.id(), notification.state(), notification));
    }

    private void reject(ProviderNotification notification, String detail) {
        SettlementResult result = SettlementResult.rejected(detail);
        var entry = new ProviderNotificationTable.Entry(
                notification, result.outcome().name(), result.detail());
        try {
            Pipeline.run(dataSource, pipeline -> {
                ProviderNotificationTable.insert(pipeline, List.of(entry));
                return () -> null;
            });
        } catch (SQLException e) {
            throw new IllegalStateException("could not record a provider notification", e);
        }
        count(notification, result);
    }

    private void count(ProviderNotification notification, SettlementResult result) {
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
