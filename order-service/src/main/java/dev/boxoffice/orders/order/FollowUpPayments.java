package dev.boxoffice.orders.order;

import dev.boxoffice.orders.payment.Charge;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentConfig;
import dev.boxoffice.orders.payment.PaymentGateway;
import dev.boxoffice.orders.payment.PaymentGateways;
import dev.boxoffice.orders.payment.PaymentRepository;
import dev.boxoffice.orders.payment.PaymentStatus;
import dev.boxoffice.orders.payment.ProviderUnavailableException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Tells providers what is still to be told and asks what was not heard: gives open payments of ended orders up, gives
 * money back, and asks about payments that have been without news for too long, so that a lost notification heals.
 *
 * <p>What is due stands in the database, so it survives every process. Any number of them may do this at once.
 */
@ApplicationScoped
class FollowUpPayments {

    private static final Logger LOG = Logger.getLogger(FollowUpPayments.class);
    private static final int BATCH_SIZE = 50;
    private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(5);

    private final PaymentRepository payments;
    private final OrderRepository orders;
    private final PaymentGateways gateways;
    private final SettlePayment settlePayment;
    private final PaymentConfig config;

    FollowUpPayments(
            PaymentRepository payments,
            OrderRepository orders,
            PaymentGateways gateways,
            SettlePayment settlePayment,
            PaymentConfig config) {
        this.payments = payments;
        this.orders = orders;
        this.gateways = gateways;
        this.settlePayment = settlePayment;
        this.config = config;
    }

    /** A payment and what has become of its order. */
    private record Due(Payment payment, boolean orderIsOpen) {}

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void followUp() {
        List<UUID> due;
        do {
            due = QuarkusTransaction.requiringNew().call(() -> payments.takeDue(BATCH_SIZE, config.checkAfter()));
            int done = followUpAll(due);
            if (done < due.size()) {
                reschedule(due.subList(done, due.size()));
                return;
            }
        } while (due.size() == BATCH_SIZE);
    }

    /** How many the provider was done about: all, unless it cannot be done. */
    private int followUpAll(List<UUID> due) {
        int done = 0;
        for (UUID paymentId : due) {
            done++;
            try {
                followUp(paymentId);
            } catch (ProviderUnavailableException e) {
                LOG.warnf("Payments wait for their provider: %s", e.getMessage());
                break;
            } catch (RuntimeException e) {
                LOG.errorf(e, "Payment %s could not be followed up", paymentId);
            }
        }
        return done;
    }

    private void reschedule(List<UUID> remaining) {
        QuarkusTransaction.requiringNew().run(() -> payments.reschedule(remaining, OUTAGE_PAUSE));
    }

    private void followUp(UUID paymentId) {
        Due due = QuarkusTransaction.requiringNew().call(() -> find(paymentId));
        Payment payment = due.payment();
        Optional<PaymentGateway> gateway = gateways.named(payment.provider());
        if (gateway.isEmpty()) {
            LOG.warnf("Payment %s waits for %s, which is not set up", paymentId, payment.provider());
            return;
        }
        ChargeState state = requestState(gateway.get(), due);
        SettlementResult result = settlePayment.settle(payment.orderId(), payment.id(), state);
        if (result.outcome() == SettlementResult.Outcome.REJECTED || state instanceof ChargeState.RefundFailed) {
            LOG.warnf("Payment %s of order %s: %s", payment.id(), payment.orderId(), result.detail());
        }
    }

    private Due find(UUID paymentId) {
        Payment payment = payments.findById(paymentId);
        return new Due(payment, orders.findById(payment.orderId()).isOpen());
    }

    private static ChargeState requestState(PaymentGateway gateway, Due due) {
        Payment payment = due.payment();
        boolean wanted = payment.status() == PaymentStatus.PENDING && due.orderIsOpen();
        if (payment.status() == PaymentStatus.REFUND_PENDING) {
            return gateway.refund(payment.id(), payment.reference()).state();
        }
        if (payment.reference() == null) {
            // was never opened as far as anybody knows, so it takes no money
            return wanted ? new ChargeState.Open() : new ChargeState.Cancelled();
        }
        return wanted
                ? findOrConfirm(gateway, payment)
                : gateway.cancel(payment.reference()).state();
    }

    /** The process that was to confirm it may have died before it could. */
    private static ChargeState findOrConfirm(PaymentGateway gateway, Payment payment) {
        Charge charge = gateway.find(payment.reference());
        return charge.state() instanceof ChargeState.Open && payment.method() != null
                ? gateway.confirm(payment.id(), payment.reference(), payment.method())
                        .state()
                : charge.state();
    }
}
