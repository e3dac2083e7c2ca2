package dev.boxoffice.orders.payment.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import java.time.Duration;
import java.util.List;

/**
 * Verifies the signature and the age of webhook events.
 *
 * @param secrets signing secrets of the endpoint; more than one during a rotation
 * @param tolerance maximum age of a signature
 * @see <a href="https://docs.stripe.com/webhooks/signature">how Stripe signs</a>
 */
record StripeSignatures(List<String> secrets, Duration tolerance) {

    /** Whether {@code header} signs {@code payload} with one of the secrets; {@code null} signs nothing. */
    boolean verify(String payload, String header) {
        return header != null
                && secrets.stream().map(String::strip).anyMatch(secret -> verify(payload, header, secret));
    }

    private boolean verify(String payload, String header, String secret) {
        // 0 would disable the SDK's check
        long seconds = Math.max(1, tolerance.toSeconds());
        try {
            return !secret.isEmpty() && Webhook.Signature.verifyHeader(payload, header, secret, seconds);
        } catch (SignatureVerificationException | NumberFormatException | IndexOutOfBoundsException _) {
            return false; // the SDK throws these for a malformed header
        }
    }
}
