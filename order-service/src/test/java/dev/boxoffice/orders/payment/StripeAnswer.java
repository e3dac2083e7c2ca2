package dev.boxoffice.orders.payment;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the double answers. */
record StripeAnswer(int status, ObjectNode body, boolean replayed) {

    static StripeAnswer ok(ObjectNode body) {
        return new StripeAnswer(200, body.deepCopy(), false);
    }

    /** See <a href="https://docs.stripe.com/api/errors">errors</a>. */
    static StripeAnswer error(int status, String type, String code, String parameter) {
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
        return new StripeAnswer(status, body, false);
    }

    static StripeAnswer invalid(String code, String parameter) {
        return error(400, "invalid_request_error", code, parameter);
    }

    static StripeAnswer notFound(String parameter) {
        return error(404, "invalid_request_error", "resource_missing", parameter);
    }

    static StripeAnswer unauthorized() {
        return error(401, "invalid_request_error", null, null);
    }

    StripeAnswer again() {
        return new StripeAnswer(status, body, true);
    }
}
