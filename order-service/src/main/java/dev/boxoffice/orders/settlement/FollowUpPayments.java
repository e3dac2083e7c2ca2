package dev.boxoffice.orders.settlement;

import dev.boxoffice.orders.command.SettlePayment;
import dev.boxoffice.orders.engine.OutcomeUnknownException;
import dev.boxoffice.orders.engine.OverloadedException;
import dev.boxoffice.orders.order.SettlementResult;
import dev.boxoffice.orders.payment.Charge;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentConfig;
import dev.boxoffice.orders.payment.PaymentGateway;
import dev.boxoffice.orders.payment.PaymentGateways;
import dev.boxoffice.orders.payment.PaymentSchedule;
import dev.boxoffice.orders.payment.PaymentStatus;
import dev.boxoffice.orders.payment.ProviderUnavailableException;
import dev.boxoffice.orders.payment.RefundStatus;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Reconciles payments with their providers: cancels open payments of ended orders, requests refunds, and queries payments
 * without recent notifications, which recovers lost notifications.
 *
 * <p>The schedule is stored in the database and survives restarts. Several processes can run this concurrently.
 */
@ApplicationScoped
public class FollowUpPayments {

    private static final Logger LOG = Logger.getLogger(FollowUpPayments.class);
    private static final int BATCH_SIZE = 50;
    private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(5);

    private final PaymentSchedule payments;
    private final PaymentGateways gateways;
    private final SettlePayments settlePayments;
    private final PaymentConfig config;

    FollowUpPayments(
            PaymentSchedule payments, PaymentGateways gateways, SettlePayments settlePayments, PaymentConfig config) {
        this.payments = payments;
        this.gateways = gateways;
        this.settlePayments = settlePayments;
        this.config = config;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    public void followUp() {
        List<UUID> due;
        do {
            due = payments.takeDue(BATCH_SIZE, config.checkAfter());
            int done = followUpAll(due);
            if (done < due.size()) {
                payments.reschedule(due.subList(done, due.size()), OUTAGE_PAUSE);
                return;
            }
        } while (due.size() == BATCH_SIZE);
    }

    /** Returns how many payments were handled; fewer than all if the provider is unavailable. */
    private int followUpAll(List<UUID> due) {
        int done = 0;
        for (UUID paymentId : due) {
            done++;
            try {
                followUp(paymentId);
            } catch (ProviderUnavailableException e) {
                LOG.warnf("Payment provider unavailable, follow-up postponed: %s", e.getMessage());
                break;
            } catch (OverloadedException | OutcomeUnknownException e) {
                LOG.warnf("Follow-up of payment %s postponed: %s", paymentId, e.getMessage());
            } catch (RuntimeException e) {
                LOG.errorf(e, "Follow-up of payment %s failed", paymentId);
            }
        }
        return done;
    }

    private void followUp(UUID paymentId) {
        PaymentSchedule.Due due = payments.find(paymentId);
        Payment payment = due.payment();
        Optional<PaymentGateway> gateway = gateways.named(payment.provider());
        if (gateway.isEmpty()) {
            LOG.warnf("Payment %s cannot be followed up: provider %s is not configured", paymentId, payment.provider());
            return;
        }
        if (payment.received() != null) {
            followUpRefunds(gateway.get(), payment);
        } else {
            settle(payment, requestState(gateway.get(), due));
        }
    }

    private void followUpRefunds(PaymentGateway gateway, Payment payment) {
        new FollowUpRefunds(gateway, () -> payments.find(payment.id()).refunds(), state -> settle(payment, state))
                .run();
    }

    private SettlementResult settle(Payment payment, ChargeState state) {
        SettlementResult result =
                settlePayments.settle(new SettlePayment(payment.orderId(), payment.id(), state, null));
        boolean failed = state instanceof ChargeState.Refund(var refund) && refund.status() == RefundStatus.FAILED;
        if (result.outcome() == SettlementResult.Outcome.REJECTED || failed) {
            LOG.warnf("Payment %s of order %s: %s", payment.id(), payment.orderId(), result.detail());
        }
        return result;
    }

    private static ChargeState requestState(PaymentGateway gateway, PaymentSchedule.Due due) {
        Payment payment = due.payment();
        boolean wanted = payment.status() == PaymentStatus.PENDING && due.orderIsOpen();
        if (payment.reference() == null) {
            // no charge is recorded, so no money can arrive through it
            return wanted ? new ChargeState.Open() : new ChargeState.Cancelled();
        }
        return wanted
                ? findOrConfirm(gateway, payment)
                : gateway.cancel(payment.reference()).state();
    }

    /** Confirms an open charge whose first process may have crashed before confirming it. */
    private static ChargeState findOrConfirm(PaymentGateway gateway, Payment payment) {
        Charge charge = gateway.find(payment.reference());
        return charge.state() instanceof ChargeState.Open && payment.method() != null
                ? gateway.confirm(payment.request(), payment.reference(), payment.method())
                        .state()
                : charge.state();
    }
}
