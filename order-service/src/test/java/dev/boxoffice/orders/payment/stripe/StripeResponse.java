package dev.boxoffice.orders.payment.stripe;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A response of the double. */
record StripeResponse(int status, ObjectNode body, boolean replayed) {

    static StripeResponse ok(ObjectNode body) {
        return new StripeResponse(200, body.deepCopy(), false);
    }

    /** See <a href="https://docs.stripe.com/api/errors">errors</a>. */
    static StripeResponse error(int status, String type, String code, String parameter) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error");
        error.put("type", type);
        error.put("message", "The double says " + (code == null ? type : code) + ".");
        if (code != null) {
            error.put("code", code);
        }
        if (parameter != null) {
            error.put("param", parameter);
        }
        return new StripeResponse(status, body, false);
    }

    static StripeResponse invalid(String code, String parameter) {
        return error(400, "invalid_request_error", code, parameter);
    }

    static StripeResponse notFound(String parameter) {
        return error(404, "invalid_request_error", "resource_missing", parameter);
    }

    static StripeResponse unauthorized() {
        return error(401, "invalid_request_error", null, null);
    }

    StripeResponse replay() {
        return new StripeResponse(status, body, true);
    }
}
