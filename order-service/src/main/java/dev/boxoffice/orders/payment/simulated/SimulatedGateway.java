package dev.boxoffice.orders.payment.simulated;

import dev.boxoffice.orders.payment.Charge;
import dev.boxoffice.orders.payment.ChargeRequest;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.PaymentConfig;
import dev.boxoffice.orders.payment.PaymentGateway;
import dev.boxoffice.orders.payment.ProviderNotification;
import dev.boxoffice.orders.payment.RefundRequest;
import dev.boxoffice.orders.payment.RefundState;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A provider without real money. Outcomes arrive later as notifications; the follow-up recovers a notification that is lost
 * in a crash.
 */
@ApplicationScoped
class SimulatedGateway implements PaymentGateway {

    private static final Logger LOG = Logger.getLogger(SimulatedGateway.class);

    private final SimulatedCharges charges;
    private final SimulatedRefunds refunds;
    private final Event<ProviderNotification> notifications;
    private final PaymentConfig config;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("simulated-provider").daemon().factory());

    SimulatedGateway(
            SimulatedCharges charges,
            SimulatedRefunds refunds,
            Event<ProviderNotification> notifications,
            PaymentConfig config) {
        this.charges = charges;
        this.refunds = refunds;
        this.notifications = notifications;
        this.config = config;
    }

    @Override
    public String provider() {
        return SIMULATED;
    }

    @Override
    public boolean accepts(String method) {
        return SimulatedMethod.of(method).isPresent();
    }

    @Override
    public Optional<String> chosenReference(UUID paymentId) {
        return Optional.of("sim_" + paymentId);
    }

    /** Stores nothing: only a confirmed charge can capture money. */
    @Override
    public Charge open(ChargeRequest request) {
        return new Charge("sim_" + request.paymentId(), new ChargeState.Open());
    }

    /** Without a delay, the answer contains the outcome and no notification follows. */
    @Override
    public Charge confirm(ChargeRequest request, String reference, String method) {
        SimulatedMethod chosen = SimulatedMethod.of(method).orElseThrow();
        Duration delay = config.simulated().delay();
        boolean accepted = charges.confirm(request, reference, chosen, delay);
        if (accepted && delay.isPositive()) {
            notifyLater(request.paymentId(), reference);
            return new Charge(reference, new ChargeState.Processing());
        }
        if (accepted && chosen == SimulatedMethod.SIM_SUCCESS) {
            return new Charge(reference, new ChargeState.Captured(request.amount()));
        }
        return find(reference);
    }

    @Override
    public Charge find(String reference) {
        return new Charge(reference, charges.state(reference));
    }

    @Override
    public Charge cancel(String reference) {
        if (charges.captureLate(reference)) {
            notifyLater(null, reference);
            return new Charge(reference, new ChargeState.Processing());
        }
        charges.cancel(reference);
        return find(reference);
    }

    @Override
    public RefundState refund(RefundRequest request) {
        return refunds.refund(request);
    }

    @Override
    public List<RefundState> refunds(String reference) {
        return refunds.find(reference);
    }

    void stop(@Observes ShutdownEvent event) {
        scheduler.close();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the follow-up recovers a lost notification
    private void notifyLater(UUID paymentId, String reference) {
        scheduler.schedule(
                () -> sendNotification(paymentId, reference),
                config.simulated().delay().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void sendNotification(UUID paymentId, String reference) {
        try {
            ChargeState state = charges.state(reference);
            notifications.fire(
                    new ProviderNotification(SIMULATED, reference + ":" + state.name(), reference, paymentId, state));
        } catch (RuntimeException e) {
            LOG.warnf("Simulated notification lost; the follow-up will recover it: %s", e);
        }
    }
}
