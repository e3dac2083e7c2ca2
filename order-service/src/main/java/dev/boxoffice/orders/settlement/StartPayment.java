package dev.boxoffice.orders.settlement;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.database.SqlFailure;
import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.OrdersConfig;
import dev.boxoffice.orders.command.BeginPayment;
import dev.boxoffice.orders.command.RecordCharge;
import dev.boxoffice.orders.command.SettlePayment;
import dev.boxoffice.orders.engine.Answer;
import dev.boxoffice.orders.engine.Engine;
import dev.boxoffice.orders.engine.OutcomeUnknownException;
import dev.boxoffice.orders.engine.OverloadedException;
import dev.boxoffice.orders.order.Actor;
import dev.boxoffice.orders.order.Order;
import dev.boxoffice.orders.order.OrderProblem;
import dev.boxoffice.orders.payment.Charge;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentAttempt;
import dev.boxoffice.orders.payment.PaymentConfig;
import dev.boxoffice.orders.payment.PaymentGateway;
import dev.boxoffice.orders.payment.PaymentGateways;
import dev.boxoffice.orders.payment.PaymentStatus;
import dev.boxoffice.orders.payment.ProviderUnavailableException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Starts a payment attempt, or continues the pending one.
 *
 * <p>Calls to the provider happen between the engine's transactions. After a crash, a repeated request or
 * {@link FollowUpPayments} continues. No charge can capture money before its reference is stored.
 */
@ApplicationScoped
public class StartPayment {

    private final PaymentGateways gateways;
    private final Engine engine;
    private final OrdersConfig config;
    private final PaymentConfig paymentConfig;

    StartPayment(PaymentGateways gateways, Engine engine, OrdersConfig config, PaymentConfig paymentConfig) {
        this.gateways = gateways;
        this.engine = engine;
        this.config = config;
        this.paymentConfig = paymentConfig;
    }

    /**
     * The order after the payment has started.
     *
     * @param payment the payment that the buyer has to confirm; {@code null} if there is none
     * @param clientSecret lets the buyer's browser confirm the payment; {@code null} if the provider has none
     * @param repeated whether an earlier request with the same key started the payment, and it has ended since
     */
    public record Started(Order order, Payment payment, String clientSecret, boolean repeated) {}

    /**
     * Starts or continues a payment.
     *
     * @param method the payment method; {@code null} if the buyer confirms with the provider
     */
    public Uni<Started> start(Actor actor, UUID orderId, String method, IdempotentRequest request) {
        PaymentGateway gateway = gateways.current();
        UUID paymentId = UuidCreator.getTimeOrderedEpoch();
        var attempt = new PaymentAttempt(
                paymentId,
                new PaymentAttempt.Choice(gateway.provider(), method),
                gateway.chosenReference(paymentId).orElse(null),
                paymentConfig.checkAfter());
        var command =
                new BeginPayment(actor, orderId, attempt, gateway.accepts(method), config.paymentWindow(), request);
        return Uni.createFrom().completionStage(() -> engine.submit(command)).flatMap(this::continueWith);
    }

    /** After the payment has begun, a technical failure cannot claim any more that the request had no effect. */
    private Uni<Started> continueWith(Answer<BeginPayment.Begun> begun) {
        return charge(begun)
                .onFailure(failure -> failure instanceof OverloadedException
                        || SqlFailure.of(failure).isTransient())
                .transform(OutcomeUnknownException::new);
    }

    private Uni<Started> charge(Answer<BeginPayment.Begun> begun) {
        Order order = begun.value().order();
        Payment payment = begun.value().payment();
        if (payment == null) {
            return Uni.createFrom().item(new Started(order, null, null, begun.repeated()));
        }
        return Uni.createFrom()
                .item(() -> charge(payment))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .flatMap(charge -> conclude(order, payment, charge));
    }

    /** Uses the provider that the payment was started with, which may differ from the current one. */
    private Charge charge(Payment payment) {
        PaymentGateway gateway = gateways.named(payment.provider())
                .orElseThrow(() -> new ProviderUnavailableException(payment.provider() + " is not configured", null));
        Charge charge = gateway.open(payment.request());
        if (charge.reference() == null) {
            return charge;
        }
        boolean payable = charge.reference().equals(payment.reference()) || record(payment, charge.reference());
        return payable && payment.method() != null
                ? gateway.confirm(payment.request(), charge.reference(), payment.method())
                : charge;
    }

    private boolean record(Payment payment, String reference) {
        return engine.await(new RecordCharge(payment.orderId(), payment.id(), reference));
    }

    /** Applies the provider's answer. An answer without a result changes nothing; a notification follows. */
    private Uni<Started> conclude(Order order, Payment payment, Charge charge) {
        if (charge.state() instanceof ChargeState.Open || charge.state() instanceof ChargeState.Processing) {
            return Uni.createFrom().item(new Started(order, payment, charge.clientSecret(), false));
        }
        var command = new SettlePayment(payment.orderId(), payment.id(), charge.state(), null);
        return Uni.createFrom().completionStage(() -> engine.submit(command)).map(answer -> {
            Order settled = answer.value().order();
            if (!settled.isOpen() && answer.value().payment().received() == null) {
                throw new OrderProblem.IllegalTransition(settled.id(), settled.status(), OrderStatus.AWAITING_PAYMENT)
                        .toException();
            }
            boolean confirmable = answer.value().payment().status() == PaymentStatus.PENDING;
            return new Started(settled, confirmable ? answer.value().payment() : null, charge.clientSecret(), false);
        });
    }
}
