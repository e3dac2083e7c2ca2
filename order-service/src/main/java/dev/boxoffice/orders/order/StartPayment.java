package dev.boxoffice.orders.order;

import dev.boxoffice.http.Caller;
import dev.boxoffice.http.IdempotentRequest;
import dev.boxoffice.http.StoredAnswer;
import dev.boxoffice.orders.payment.Charge;
import dev.boxoffice.orders.payment.ChargeRequest;
import dev.boxoffice.orders.payment.Payment;
import dev.boxoffice.orders.payment.PaymentGateway;
import dev.boxoffice.orders.payment.PaymentGateways;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
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
    StoredAnswer start(UUID orderId, String method, Caller caller, IdempotentRequest request) {
        PaymentGateway gateway = gateways.current();
        StoredAnswer begun = steps.begin(orderId, caller, new Payment.Wish(gateway.provider(), method), request);
        if (!begun.isUnfinished()) {
            return begun;
        }
        UUID paymentId = UUID.fromString(begun.location());
        Optional<ChargeRequest> wanted = steps.wanted(orderId, paymentId);
        if (wanted.isEmpty()) {
            return steps.conclude(orderId, paymentId, null, request);
        }
        Charge charge = gateway.open(wanted.get());
        boolean payable = charge.reference() != null && steps.opened(orderId, paymentId, charge.reference());
        if (payable && method != null) {
            charge = gateway.confirm(paymentId, charge.reference(), method);
        }
        return steps.conclude(orderId, paymentId, charge, request);
    }
}
