package dev.boxoffice.orders.payment.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import dev.boxoffice.orders.payment.Charge;
import dev.boxoffice.orders.payment.ChargeState;

/** Maps a PaymentIntent to a charge. */
final class StripeCharges {

    private StripeCharges() {}

    static Charge of(PaymentIntent intent) {
        return new Charge(intent.getId(), state(intent), intent.getClientSecret());
    }

    /** See <a href="https://docs.stripe.com/payments/paymentintents/lifecycle">the statuses</a>. */
    private static ChargeState state(PaymentIntent intent) {
        return switch (intent.getStatus()) {
            case "requires_payment_method" -> notPaid(intent.getLastPaymentError());
            case "requires_confirmation" -> new ChargeState.Open();
            case "succeeded" ->
                new ChargeState.Captured(StripeMoney.fromStripe(intent.getAmountReceived(), intent.getCurrency()));
            case "canceled" -> new ChargeState.Cancelled();
            // requires_action, processing, requires_capture and future statuses: check again later
            default -> new ChargeState.Processing();
        };
    }

    private static ChargeState notPaid(StripeError error) {
        return error == null
                ? new ChargeState.Open()
                : new ChargeState.Declined(code(error.getCode(), error.getDeclineCode()));
    }

    /** Prefers the code to the decline code, which may be confidential, such as {@code stolen_card}. */
    static String code(String code, String otherwise) {
        if (code != null) {
            return code;
        }
        return otherwise == null ? "failed" : otherwise;
    }
}
