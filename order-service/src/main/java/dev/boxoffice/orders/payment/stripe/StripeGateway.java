package dev.boxoffice.orders.payment.stripe;

import com.stripe.exception.ApiException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import dev.boxoffice.orders.payment.Charge;
import dev.boxoffice.orders.payment.ChargeRequest;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.PaymentGateway;
import dev.boxoffice.orders.payment.RefundRequest;
import dev.boxoffice.orders.payment.RefundState;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The Stripe gateway, with one PaymentIntent per payment.
 *
 * @see <a href="https://docs.stripe.com/payments/paymentintents/lifecycle">how PaymentIntents work</a>
 */
@ApplicationScoped
class StripeGateway implements PaymentGateway {

    private static final Logger LOG = Logger.getLogger(StripeGateway.class);

    private static final Pattern METHOD = Pattern.compile("pm_\\w{1,250}");

    private static final String UNEXPECTED_STATE = "payment_intent_unexpected_state";

    private final StripeApi stripe;
    private final StripeRefunds refunds;

    StripeGateway(StripeApi stripe, StripeRefunds refunds) {
        this.stripe = stripe;
        this.refunds = refunds;
    }

    @Override
    public String provider() {
        return STRIPE;
    }

    @Override
    public boolean accepts(String method) {
        return method == null || METHOD.matcher(method).matches();
    }

    @Override
    public Charge open(ChargeRequest request) {
        OptionalLong amount = StripeMoney.toStripe(request.amount());
        if (amount.isEmpty()) {
            return new Charge(null, new ChargeState.Declined("invalid_charge_amount"));
        }
        var parameters = StripeRequests.charge(request, amount.getAsLong());
        var key = StripeRequests.key(request.paymentId().toString());
        try {
            return present(stripe.ask(client -> client.v1().paymentIntents().create(parameters, key)));
        } catch (InvalidRequestException e) {
            if (e.getParam() != null && Set.of("amount", "currency").contains(e.getParam())) {
                return new Charge(
                        null, new ChargeState.Declined(StripeCharges.code(e.getCode(), "invalid_charge_amount")));
            }
            throw StripeApi.unforeseen(e);
        } catch (ApiException e) {
            return new Charge(null, failedForGood(e));
        } catch (StripeException e) {
            throw StripeApi.unforeseen(e);
        }
    }

    @Override
    public Charge confirm(ChargeRequest request, String reference, String method) {
        UUID paymentId = request.paymentId();
        var parameters = StripeRequests.confirmation(method);
        var key = StripeRequests.key(paymentId + "-confirm");
        try {
            return present(stripe.ask(client -> client.v1().paymentIntents().confirm(reference, parameters, key)));
        } catch (CardException e) {
            return StripeApi.isReplayed(e.getStripeError())
                    ? find(reference)
                    : new Charge(
                            reference, new ChargeState.Declined(StripeCharges.code(e.getCode(), e.getDeclineCode())));
        } catch (IdempotencyException e) {
            LOG.warnf("Payment %s was already confirmed with another method", paymentId);
            return find(reference);
        } catch (InvalidRequestException e) {
            if (UNEXPECTED_STATE.equals(e.getCode())) {
                return find(reference);
            }
            if (e.getStatusCode() == 404) {
                throw StripeApi.unforeseen(e);
            }
            LOG.warnf("Stripe rejected the confirmation of %s: %s", reference, e.getMessage());
            return new Charge(reference, new ChargeState.Declined(StripeCharges.code(e.getCode(), "invalid_request")));
        } catch (ApiException e) {
            ChargeState failed = failedForGood(e);
            Charge found = find(reference);
            return found.state() instanceof ChargeState.Open ? new Charge(reference, failed) : found;
        } catch (StripeException e) {
            throw StripeApi.unforeseen(e);
        }
    }

    @Override
    public Charge find(String reference) {
        try {
            return StripeCharges.of(
                    stripe.ask(client -> client.v1().paymentIntents().retrieve(reference)));
        } catch (StripeException e) {
            throw StripeApi.unforeseen(e);
        }
    }

    /** Sends no idempotency key: cancelling is idempotent, and a replayed old rejection would be wrong. */
    @Override
    public Charge cancel(String reference) {
        try {
            return StripeCharges.of(
                    stripe.ask(client -> client.v1().paymentIntents().cancel(reference)));
        } catch (InvalidRequestException e) {
            if (UNEXPECTED_STATE.equals(e.getCode())) {
                return find(reference);
            }
            throw StripeApi.unforeseen(e);
        } catch (StripeException e) {
            throw StripeApi.unforeseen(e);
        }
    }

    @Override
    public RefundState refund(RefundRequest request) {
        return refunds.refund(request);
    }

    @Override
    public List<RefundState> refunds(String reference) {
        return refunds.list(reference);
    }

    private Charge present(PaymentIntent intent) {
        return StripeApi.isReplayed(intent) ? find(intent.getId()) : StripeCharges.of(intent);
    }

    /**
     * Stripe replays its own failures for a day under the same key, so this attempt cannot succeed. The next attempt has
     * another key. If the charge succeeded nevertheless, its money is still accepted.
     */
    private static ChargeState failedForGood(ApiException e) {
        if (StripeApi.isReplayed(e.getStripeError())) {
            return new ChargeState.Declined("processing_error");
        }
        throw StripeApi.unforeseen(e);
    }
}
