package dev.boxoffice.orders.order;

import dev.boxoffice.database.SqlFailure;
import dev.boxoffice.orders.payment.NoticeTable;
import dev.boxoffice.orders.payment.PaymentNotice;
import dev.boxoffice.orders.payment.PaymentRepository;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Takes in a provider's notice once, and keeps what was made of it: also when that was nothing. */
@ApplicationScoped
class ReceiveNotice {

    private static final Logger LOG = Logger.getLogger(ReceiveNotice.class);

    private final NoticeTable notices;
    private final PaymentRepository payments;
    private final SettlePayment settlePayment;
    private final MeterRegistry registry;

    ReceiveNotice(
            NoticeTable notices, PaymentRepository payments, SettlePayment settlePayment, MeterRegistry registry) {
        this.notices = notices;
        this.payments = payments;
        this.settlePayment = settlePayment;
        this.registry = registry;
    }

    /**
     * Fails only where trying again helps: a provider repeats what was not answered with success, for days.
     *
     * @throws RuntimeException when the database is away
     */
    void receive(@Observes PaymentNotice notice) {
        try {
            QuarkusTransaction.requiringNew().run(() -> receiveOnce(notice));
        } catch (RuntimeException e) {
            if (SqlFailure.of(e).isRetryable()) {
                throw e;
            }
            LOG.errorf(e, "Notice %s of %s was rejected", notice.id(), notice.provider());
            QuarkusTransaction.requiringNew().run(() -> {
                keep(notice, SettlementResult.rejected(e.toString()));
                payments.askAgain(notice);
            });
        }
    }

    private void receiveOnce(PaymentNotice notice) {
        if (!notices.isNew(notice)) {
            return;
        }
        SettlementResult result = payments.about(notice)
                .map(payment -> settlePayment.settle(payment.orderId(), payment.id(), notice))
                .orElseGet(() -> SettlementResult.rejected("no payment of ours"));
        keep(notice, result);
    }

    private void keep(PaymentNotice notice, SettlementResult result) {
        notices.keep(notice, result.outcome().name(), result.detail());
        if (result.outcome() == SettlementResult.Outcome.REJECTED) {
            LOG.warnf("Notice %s of %s was rejected: %s", notice.id(), notice.provider(), result.detail());
        }
        registry.counter(
                        "boxoffice.payments.notices",
                        "provider",
                        notice.provider(),
                        "news",
                        notice.state().news(),
                        "outcome",
                        result.outcome().name())
                .increment();
    }
}
