package dev.boxoffice.orders.payment.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.Map;
import java.util.TreeMap;

/** Reads the requests of Stripe's clients: form-encoded, with names like {@code metadata[order_id]}. */
final class StripeForms {

    private StripeForms() {}

    static StripeDouble.Request read(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        return new StripeDouble.Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                decode(query == null ? body : query),
                exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    }

    private static Map<String, String> decode(String form) {
        var fields = new TreeMap<String, String>();
        for (String field : form.split("&", -1)) {
            if (!field.isEmpty()) {
                String[] parts = field.split("=", 2);
                fields.put(URLDecoder.decode(parts[0], UTF_8), URLDecoder.decode(parts[1], UTF_8));
            }
        }
        return fields;
    }
}
