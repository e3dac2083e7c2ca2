package dev.boxoffice.orders.order;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.http.StoredResponse;
import dev.boxoffice.orders.payment.Charge;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentGateway;
import dev.boxoffice.orders.payment.PaymentGateways;
import dev.boxoffice.orders.payment.ProviderUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Starts a payment attempt, or continues the pending one.
 *
 * <p>Each step of {@link PaymentSteps} is a transaction, and calls to the provider happen between them. After a crash, a
 * repeated request or {@link FollowUpPayments} continues. No charge can capture money before its reference is stored.
 */
@ApplicationScoped
class StartPayment {

    private final PaymentGateways gateways;
    private final PaymentSteps steps;

    StartPayment(PaymentGateways gateways, PaymentSteps steps) {
        this.gateways = gateways;
        this.steps = steps;
    }

    /** @param method the payment method; {@code null} if the buyer confirms with the provider */
    StoredResponse start(Caller caller, UUID orderId, String method, IdempotentRequest request) {
        var choice = new Payment.Choice(gateways.current().provider(), method);
        StoredResponse begun = steps.begin(caller, orderId, choice, request);
        if (!begun.isUnfinished()) {
            return begun;
        }
        UUID paymentId = UUID.fromString(begun.location());
        Charge charge = steps.findPending(orderId, paymentId).map(this::charge).orElse(null);
        return steps.conclude(orderId, paymentId, charge, request);
    }

    /** Uses the provider that the payment was started with, which may differ from the current one. */
    private Charge charge(Payment payment) {
        PaymentGateway gateway = gateways.named(payment.provider())
                .orElseThrow(() -> new ProviderUnavailableException(payment.provider() + "  is not configured", null));
        Charge charge = gateway.open(payment.request());
        boolean payable =
                charge.reference() != null && steps.recordCharge(payment.orderId(), payment.id(), charge.reference());
        return payable && payment.method() != null
                ? gateway.confirm(payment.id(), charge.reference(), payment.method())
                : charge;
    }
}
