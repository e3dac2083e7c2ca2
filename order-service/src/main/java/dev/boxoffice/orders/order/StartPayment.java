package dev.boxoffice.orders.order;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.http.StoredAnswer;
import dev.boxoffice.orders.payment.Charge;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentGateway;
import dev.boxoffice.orders.payment.PaymentGateways;
import dev.boxoffice.orders.payment.ProviderUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Begins an attempt to pay, or goes on with the one that is running.
 *
 * <p>The steps of {@link PaymentSteps} are transactions of their own, with the provider's answers between them. A process
 * that dies in between leaves nothing that a repetition or {@link FollowUpPayments} cannot go on with, and no charge can
 * take money before its name is kept.
 */
@ApplicationScoped
class StartPayment {

    private final PaymentGateways gateways;
    private final PaymentSteps steps;

    StartPayment(PaymentGateways gateways, PaymentSteps steps) {
        this.gateways = gateways;
        this.steps = steps;
    }

    /** @param method what to pay with; {@code null} when the buyer confirms with the provider */
    StoredAnswer start(Caller caller, UUID orderId, String method, IdempotentRequest request) {
        var choice = new Payment.Choice(gateways.current().provider(), method);
        StoredAnswer begun = steps.begin(caller, orderId, choice, request);
        if (!begun.isUnfinished()) {
            return begun;
        }
        UUID paymentId = UUID.fromString(begun.location());
        Charge charge = steps.findPending(orderId, paymentId).map(this::charge).orElse(null);
        return steps.conclude(orderId, paymentId, charge, request);
    }

    /** With the provider that the payment was begun with, which need not be today's. */
    private Charge charge(Payment payment) {
        PaymentGateway gateway = gateways.named(payment.provider())
                .orElseThrow(() -> new ProviderUnavailableException(payment.provider() + " is not set up", null));
        Charge charge = gateway.open(payment.request());
        boolean payable =
                charge.reference() != null && steps.recordCharge(payment.orderId(), payment.id(), charge.reference());
        return payable && payment.method() != null
                ? gateway.confirm(payment.id(), charge.reference(), payment.method())
                : charge;
    }
}
