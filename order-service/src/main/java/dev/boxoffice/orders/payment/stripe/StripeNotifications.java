package dev.boxoffice.orders.payment.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.http.Problems;
import dev.boxoffice.orders.Money;
import dev.boxoffice.orders.payment.ChargeState;
import dev.boxoffice.orders.payment.PaymentGateway;
import dev.boxoffice.orders.payment.ProviderNotification;
import dev.boxoffice.orders.payment.RefundState;
import dev.boxoffice.orders.payment.RefundStatus;
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
        JsonNode intent = type.startsWith("payment_intent.") ? object.path("id") : object.path("payment_intent");
        if (intent.isNull()) {
            return Optional.empty();
        }
        return state(type, object)
                .map(state ->
                        new ProviderNotification(PaymentGateway.STRIPE, id, word(intent), paymentId(object), state));
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
            // does not contain the refunds; the follow-up reads them
            case "charge.refunded" ->
                Optional.of(
                        new ChargeState.RefundsChanged(object.path("refunded").asBoolean()));
            case "refund.created", "refund.updated", "refund.failed", "charge.refund.updated" ->
                Optional.of(new ChargeState.Refund(refund(object)));
            default -> Optional.empty();
        };
    }

    private static RefundState refund(JsonNode refund) {
        JsonNode named = refund.path("status");
        RefundStatus status = StripeRefunds.status(named.asText(null));
        return new RefundState(
                StripeRefunds.refundId(
                        refund.path("metadata").path(StripeRequests.REFUND_ID).asText(null)),
                word(refund, "id"),
                money(refund, "amount"),
                status,
                status == RefundStatus.FAILED ? code(refund, "failure_reason", named.asText()) : null);
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
