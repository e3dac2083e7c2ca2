package dev.boxoffice.orders.payment.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.http.Problems;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.PaymentGateway;
import dev.boxoffice.orders.payment.ProviderNotification;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reads Stripe events as plain JSON. The SDK model fits a single API version, but the version of the endpoint is configured
 * at Stripe.
 *
 * @see <a href="https://docs.stripe.com/api/events/types">types of events</a>
 */
final class StripeNotifications {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Pattern WORD = Pattern.compile("[!-~]{1,255}");

    private StripeNotifications() {}

    /** Returns empty for an irrelevant event; throws a 400 problem if the event is malformed. */
    static Optional<ProviderNotification> read(String payload) {
        JsonNode event = parse(payload);
        JsonNode object = event.path("data").path("object");
        String id = word(event, "id");
        String type = word(event, "type");
        Optional<ChargeState> state = state(type, object);
        JsonNode intent = type.startsWith("payment_intent.") ? object.path("id") : object.path("payment_intent");
        if (state.isEmpty() || intent.isNull()) {
            return Optional.empty();
        }
        return Optional.of(
                new ProviderNotification(PaymentGateway.STRIPE, id, word(intent), paymentId(object), state.get()));
    }

    private static JsonNode parse(String payload) {
        try {
            return JSON.readTree(payload);
        } catch (IOException e) {
            throw unreadable("the body is not JSON");
        }
    }

    private static Optional<ChargeState> state(String type, JsonNode object) {
        return switch (type) {
            case "payment_intent.succeeded" -> Optional.of(new ChargeState.Captured(money(object, "amount_received")));
            case "payment_intent.payment_failed" ->
                Optional.of(new ChargeState.Declined(reason(object.path("last_payment_error"))));
            case "payment_intent.canceled" -> Optional.of(new ChargeState.Cancelled());
            // a full refund that may still be pending; the follow-up checks it
            case "charge.refunded" ->
                Optional.of(
                        object.path("refunded").asBoolean()
                                ? new ChargeState.RefundPending()
                                : new ChargeState.Refunded(money(object, "amount_refunded")));
            case "refund.updated", "refund.failed", "charge.refund.updated" -> refund(object);
            default -> Optional.empty();
        };
    }

    private static Optional<ChargeState> refund(JsonNode refund) {
        return switch (refund.path("status").asText()) {
            case "succeeded" -> Optional.of(new ChargeState.Refunded(money(refund, "amount")));
            // may be partial; charge.refunded reports a full refund
            case "pending", "requires_action" -> Optional.empty();
            case "failed", "canceled" ->
                Optional.of(new ChargeState.RefundFailed(
                        code(refund, "failure_reason", refund.path("status").asText())));
            default -> Optional.empty();
        };
    }

    private static String reason(JsonNode error) {
        return code(error, "code", code(error, "decline_code", "failed"));
    }

    private static String code(JsonNode node, String field, String otherwise) {
        String code = node.path(field).asText("");
        return WORD.matcher(code).matches() ? code : otherwise;
    }

    private static Money money(JsonNode object, String field) {
        JsonNode amount = object.path(field);
        if (!amount.isIntegralNumber() || !amount.canConvertToLong() || amount.asLong() < 0) {
            throw unreadable("'" + field + "' is not an amount");
        }
        try {
            return StripeMoney.fromStripe(
                    amount.asLong(), object.path("currency").asText());
        } catch (IllegalArgumentException e) {
            throw unreadable("'currency' cannot represent the amount");
        }
    }

    private static UUID paymentId(JsonNode object) {
        try {
            return UUID.fromString(
                    object.path("metadata").path(StripeRequests.PAYMENT_ID).asText());
        } catch (IllegalArgumentException _) {
            return null; // created elsewhere, or an object without metadata
        }
    }

    private static String word(JsonNode object, String field) {
        return word(object.path(field));
    }

    private static String word(JsonNode value) {
        if (!value.isTextual() || !WORD.matcher(value.asText()).matches()) {
            throw unreadable("an identifier is missing or malformed");
        }
        return value.asText();
    }

    private static HttpProblem unreadable(String why) {
        return Problems.badRequest("Not a valid Stripe event: " + why + ".");
    }
}
