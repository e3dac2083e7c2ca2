package dev.boxoffice.orders.order;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.boxoffice.http.Caller;
import dev.boxoffice.http.Idempotency;
import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.http.StoredResponse;
import dev.boxoffice.orders.DatabaseClock;
import dev.boxoffice.orders.OrderStatus;
import dev.boxoffice.orders.payment.Charge;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentConfig;
import dev.boxoffice.orders.payment.PaymentGateways;
import dev.boxoffice.orders.payment.PaymentStatus;
import dev.boxoffice.orders.view.OrderResponse;
import dev.boxoffice.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The transactions of {@link StartPayment}. */
@ApplicationScoped
class PaymentSteps {

    private final OrderRepository orders;
    private final DatabaseClock clock;
    private final Stock stock;
    private final Outbox outbox;
    private final Idempotency idempotency;
    private final PaymentGateways gateways;
    private final SettlePayment settlePayment;
    private final OrdersConfig config;
    private final PaymentConfig paymentConfig;

    PaymentSteps(
            OrderRepository orders,
            DatabaseClock clock,
            Stock stock,
            Outbox outbox,
            Idempotency idempotency,
            PaymentGateways gateways,
            SettlePayment settlePayment,
            OrdersConfig config,
            PaymentConfig paymentConfig) {
        this.orders = orders;
        this.clock = clock;
        this.stock = stock;
        this.outbox = outbox;
        this.idempotency = idempotency;
        this.gateways = gateways;
        this.settlePayment = settlePayment;
        this.config = config;
        this.paymentConfig = paymentConfig;
    }

    /** Starts or continues a payment. The result is final for a free or repeated request; otherwise it names the payment. */
    @Transactional
    StoredResponse begin(Caller caller, UUID orderId, Payment.Choice choice, IdempotentRequest request) {
        return idempotency.once(request, () -> {
            Order order = orders.lock(caller, orderId);
            return order.isFree() ? completeFree(caller, order) : begin(caller, order, choice);
        });
    }

    private Idempotency.Outcome completeFree(Caller caller, Order order) {
        Instant now = clock.now();
        order.completeFree(caller.id(), now);
        stock.sell(order, now);
        return new Idempotency.Outcome(200, null, OrderViews.of(order));
    }

    private Idempotency.Outcome begin(Caller caller, Order order, Payment.Choice choice) {
        Instant now = clock.now();
        OrderStatus before = order.status();
        order.startPayment(caller.id(), now, config.paymentWindow());
        if (!gateways.current().accepts(choice.method())) {
            throw new OrderProblem.UnknownPaymentMethod(choice.method(), choice.provider()).toException();
        }
        if (order.status() != before) {
            outbox.append(List.of(OrderEvents.of(order)));
        }
        Payment payment = order.pendingPayment().orElseGet(() -> addAttempt(order, choice, now));
        if (!payment.continuesWith(choice)) {
            throw new OrderProblem.PaymentPending(order.id(), payment.method()).toException();
        }
        return Idempotency.Outcome.unfinished(payment.id().toString());
    }

    private Payment addAttempt(Order order, Payment.Choice choice, Instant now) {
        Payment payment = Payment.begin(
                UuidCreator.getTimeOrderedEpoch(),
                order.id(),
                order.payments().size() + 1,
                choice,
                order.total(),
                now,
                paymentConfig.checkAfter());
        order.addAttempt(payment);
        return payment;
    }

    /** The payment to open with its provider; empty if it is no longer pending. */
    @Transactional
    Optional<Payment> findPending(UUID orderId, UUID paymentId) {
        return orders.lock(orderId)
                .flatMap(order -> order.payment(paymentId))
                .filter(payment -> payment.status() == PaymentStatus.PENDING);
    }

    /** Records the reference of the charge. Returns false if the payment has ended, in which case the charge is cancelled later. */
    @Transactional
    boolean recordCharge(UUID orderId, UUID paymentId, String reference) {
        Order order = orders.lock(orderId).orElseThrow();
        Payment payment = order.payment(paymentId).orElseThrow();
        Instant now = clock.now();
        boolean payable = order.isOpen() && payment.status() == PaymentStatus.PENDING;
        if (payment.reference() == null) {
            payment.opened(reference, now);
        }
        if (!payable && payment.received() == null) {
            payment.checkNow(now);
        }
        return payable;
    }

    /** @param charge the provider's response; {@code null} if the provider was not called */
    @Transactional
    StoredResponse conclude(UUID orderId, UUID paymentId, Charge charge, IdempotentRequest request) {
        Order order = orders.lock(orderId).orElseThrow();
        Payment payment = order.payment(paymentId).orElseThrow();
        if (charge != null) {
            settlePayment.settle(order, payment, charge.state());
        }
        if (!order.isOpen() && payment.received() == null) {
            throw new OrderProblem.IllegalTransition(order.id(), order.status(), OrderStatus.AWAITING_PAYMENT)
                    .toException();
        }
        boolean confirmable = charge != null && payment.status() == PaymentStatus.PENDING;
        OrderResponse response =
                confirmable ? OrderViews.of(order, payment, charge.clientSecret()) : OrderViews.of(order);
        return idempotency.conclude(request, new Idempotency.Outcome(200, null, response));
    }
}
