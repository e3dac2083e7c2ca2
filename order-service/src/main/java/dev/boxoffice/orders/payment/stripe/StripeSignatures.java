package dev.boxoffice.orders.payment.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.time.Duration;
import java.util.List;

/**
 * Whether a webhook is Stripe's, and of now.
 *
 * @param secrets of the endpoint; more than one while it is being changed
 * @param tolerance how old a signature may be
 * @see <a href="https://docs.stripe.com/webhooks/signature">how Stripe signs</a>
 */
record StripeSignatures(List<String> secrets, Duration tolerance) {

    /** Whether {@code header} signs {@code payload} with one of the secrets; {@code null} signs nothing. */
    boolean verify(String payload, String header) {
        return header != null && secrets.stream().map(String::strip).anyMatch(secret -> verify(payload, header, secret));
    }

    private boolean verify(String payload, String header, String secret) {
        // 0 would turn the SDK's check off
        long seconds = Math.max(1, tolerance.toSeconds());
        try {
            return !secret.isEmpty() && Webhook.Signature.verifyHeader(payload, header, secret, seconds);
        } catch (SignatureVerificationException | NumberFormatException | IndexOutOfBoundsException _) {
            return false; // the SDK reads the header with little care
        }
    }
}
