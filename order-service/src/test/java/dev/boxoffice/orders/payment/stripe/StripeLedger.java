package dev.boxoffice.orders.payment.stripe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The state of the double: payment intents with their charges and refunds.
 *
 * @see <a href="https://docs.stripe.com/payments/paymentintents/lifecycle">lifecycle of payment intents</a>
 */
public final class StripeLedger {

    private final Map<String, ObjectNode> intents = new LinkedHashMap<>();
    private final Map<String, List<ObjectNode>> refunds = new LinkedHashMap<>();
    private String refundOutcome = "succeeded";

    /** A processing payment succeeds. */
    public synchronized void succeed(String intent) {
        capture(intents.get(intent));
    }

    /** A payment succeeds with an amount or currency that was not requested. */
    public synchronized void receives(String intent, long amount, String currency) {
        succeed(intent);
        intents.get(intent).put("amount_received", amount).put("currency", currency);
    }

    /** A processing payment fails. */
    public synchronized void fail(String intent, String code) {
        decline(intents.get(intent), code, null);
    }

    /** Sets the status without any transition rule. */
    public synchronized void becomes(String intent, String status) {
        intents.get(intent).put("status", status);
    }

    /** The buyer confirms in the browser; returns the new status. */
    public synchronized String buyerConfirms(String intent, String method) {
        confirm(intents.get(intent), method);
        return intents.get(intent).path("status").asText();
    }

    /**
     * The status of new refunds: {@code succeeded}, {@code pending}, {@code requires_action} or {@code failed}; any other
     * value is the error code of their refusal.
     */
    public synchronized void refundsEndAs(String outcome) {
        refundOutcome = outcome;
    }

    /** The newest refund of the payment changes its status. */
    public synchronized void refundBecomes(String intent, String status) {
        refundBecomes(intent, refunds.get(intent).size() - 1, status);
    }

    /** The refund with this index, oldest first, changes its status. */
    public synchronized void refundBecomes(String intent, int index, String status) {
        ObjectNode refund = refunds.get(intent).get(index);
        refund.put("status", status);
        if (status.equals("failed")) {
            refund.put("failure_reason", "expired_or_canceled_card");
        }
    }

    /** A part is refunded in Stripe's dashboard. */
    public synchronized void refundByHand(String intent, long amount) {
        refundFor(intent, amount, null);
    }

    /** A request of the service takes effect without an answer; {@code null} for a refund in Stripe's dashboard. */
    public synchronized void refundFor(String intent, long amount, UUID refundId) {
        ObjectNode refund = refund(intents.get(intent), amount, "succeeded");
        if (refundId != null) {
            refund.withObject("/metadata").put("refund_id", refundId.toString());
        }
        refunds.computeIfAbsent(intent, _ -> new ArrayList<>()).add(refund);
    }

    public synchronized ObjectNode intent(String id) {
        return intents.get(id).deepCopy();
    }

    public synchronized List<String> intents() {
        return List.copyOf(intents.keySet());
    }

    public synchronized List<ObjectNode> refunds(String intent) {
        return refunds.getOrDefault(intent, List.of()).stream()
                .map(ObjectNode::deepCopy)
                .toList();
    }

    /** The object that an event of this type contains. */
    synchronized ObjectNode objectOf(String eventType, String intent) {
        if (eventType.startsWith("payment_intent.")) {
            return intent(intent);
        }
        return eventType.equals("charge.refunded")
                ? charge(intents.get(intent))
                : refunds.get(intent).getLast().deepCopy();
    }

    synchronized StripeResponse handle(StripeDouble.Request request) {
        String[] path = request.path().split("/", -1); // "", v1, payment_intents, pi_..., confirm
        if (path[2].equals("refunds")) {
            return request.method().equals("GET") ? listRefunds(request) : createRefund(request);
        }
        if (path.length == 3) {
            return create(request.form());
        }
        ObjectNode intent = intents.get(path[3]);
        if (intent == null) {
            return StripeResponse.notFound("intent");
        }
        return switch (path.length == 4 ? "" : path[4]) {
            case "confirm" -> confirm(intent, request.form().get("payment_method"));
            case "cancel" -> cancel(intent);
            default -> StripeResponse.ok(intent);
        };
    }

    private StripeResponse create(Map<String, String> form) {
        long amount = Long.parseLong(form.get("amount"));
        if (amount < 50) {
            return StripeResponse.invalid("amount_too_small", "amount");
        }
        if (form.get("currency").equals("xts")) {
            return StripeResponse.invalid(null, "currency");
        }
        ObjectNode intent = object("payment_intent", "pi_");
        intent.put("amount", amount);
        intent.put("amount_received", 0);
        intent.put("currency", form.get("currency"));
        intent.put("status", "requires_payment_method");
        intent.put("client_secret", intent.path("id").asText() + "_secret_double");
        intent.putNull("last_payment_error");
        copyMetadata(form, intent);
        intents.put(intent.path("id").asText(), intent);
        return StripeResponse.ok(intent);
    }

    private static void copyMetadata(Map<String, String> form, ObjectNode object) {
        form.forEach((name, value) -> {
            if (name.startsWith("metadata[")) {
                object.withObject("/metadata").put(name.substring(9, name.length() - 1), value);
            }
        });
    }

    private StripeResponse confirm(ObjectNode intent, String method) {
        if (!List.of("requires_payment_method", "requires_confirmation", "requires_action")
                .contains(intent.path("status").asText())) {
            return unexpectedState(intent);
        }
        switch (method) {
            case StripeDouble.SUCCEEDS -> capture(intent);
            case StripeDouble.PROCESSING -> intent.put("status", "processing");
            case StripeDouble.REQUIRES_ACTION -> {
                intent.put("status", "requires_action");
                intent.withObject("/next_action").put("type", "use_stripe_sdk");
            }
            case StripeDouble.DECLINES -> {
                return decline(intent, "card_declined", "generic_decline");
            }
            case StripeDouble.INSUFFICIENT_FUNDS -> {
                return decline(intent, "card_declined", "insufficient_funds");
            }
            default -> {
                return StripeResponse.invalid("resource_missing", "payment_method");
            }
        }
        return StripeResponse.ok(intent);
    }

    private static void capture(ObjectNode intent) {
        intent.put("status", "succeeded");
        intent.put("amount_received", intent.path("amount").asLong());
        intent.putNull("last_payment_error");
    }

    private static StripeResponse decline(ObjectNode intent, String code, String declineCode) {
        StripeResponse response = StripeResponse.error(402, "card_error", code, null);
        ObjectNode error = response.body().withObject("/error").put("decline_code", declineCode);
        intent.put("status", "requires_payment_method");
        intent.set("last_payment_error", error.deepCopy());
        error.set("payment_intent", intent.deepCopy());
        return response;
    }

    private static StripeResponse cancel(ObjectNode intent) {
        if (!List.of("requires_payment_method", "requires_confirmation", "requires_action", "requires_capture")
                .contains(intent.path("status").asText())) {
            return unexpectedState(intent);
        }
        intent.put("status", "canceled");
        return StripeResponse.ok(intent);
    }

    private static StripeResponse unexpectedState(ObjectNode intent) {
        StripeResponse response = StripeResponse.invalid("payment_intent_unexpected_state", null);
        response.body().withObject("/error").set("payment_intent", intent.deepCopy());
        return response;
    }

    private StripeResponse listRefunds(StripeDouble.Request request) {
        ObjectNode list = JsonNodeFactory.instance.objectNode();
        list.put("object", "list").put("has_more", false);
        list.putArray("data")
                .addAll(refunds(request.form().get("payment_intent")).reversed());
        return StripeResponse.ok(list);
    }

    private StripeResponse createRefund(StripeDouble.Request request) {
        ObjectNode intent = intents.get(request.form().get("payment_intent"));
        if (intent == null || intent.path("amount_received").asLong() == 0) {
            return StripeResponse.invalid("resource_missing", "payment_intent");
        }
        long remaining = intent.path("amount_received").asLong() - refunded(intent);
        if (remaining == 0) {
            return StripeResponse.invalid("charge_already_refunded", null);
        }
        if (!List.of("succeeded", "pending", "requires_action", "failed").contains(refundOutcome)) {
            return StripeResponse.invalid(refundOutcome, null);
        }
        String requested = request.form().get("amount");
        long amount = requested == null ? remaining : Long.parseLong(requested);
        if (amount > remaining) {
            return StripeResponse.invalid(null, "amount");
        }
        ObjectNode refund = refund(intent, amount, refundOutcome);
        copyMetadata(request.form(), refund);
        refunds.computeIfAbsent(intent.path("id").asText(), _ -> new ArrayList<>())
                .add(refund);
        if (refundOutcome.equals("failed")) {
            refund.put("failure_reason", "lost_or_stolen_card");
        }
        return StripeResponse.ok(refund);
    }

    private long refunded(ObjectNode intent) {
        return refunds(intent.path("id").asText()).stream()
                .filter(refund -> !List.of("failed", "canceled")
                        .contains(refund.path("status").asText()))
                .mapToLong(refund -> refund.path("amount").asLong())
                .sum();
    }

    private static ObjectNode refund(ObjectNode intent, long amount, String status) {
        ObjectNode refund = object("refund", "re_");
        refund.put("payment_intent", intent.path("id").asText());
        refund.put("amount", amount);
        refund.put("currency", intent.path("currency").asText());
        refund.put("status", status);
        return refund;
    }

    private ObjectNode charge(ObjectNode intent) {
        ObjectNode charge = object("charge", "ch_");
        charge.put("payment_intent", intent.path("id").asText());
        charge.put("amount", intent.path("amount").asLong());
        charge.put("amount_refunded", refunded(intent));
        charge.put(
                "refunded", refunded(intent) == intent.path("amount_received").asLong());
        charge.put("currency", intent.path("currency").asText());
        charge.set("metadata", intent.path("metadata").deepCopy());
        return charge;
    }

    private static ObjectNode object(String type, String prefix) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("id", prefix + UUID.randomUUID().toString().replace("-", ""));
        object.put("object", type);
        object.putObject("metadata");
        return object;
    }
}
