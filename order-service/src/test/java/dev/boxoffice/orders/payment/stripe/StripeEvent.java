package dev.boxoffice.orders.payment.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An event as Stripe sends it to the webhook.
 *
 * @param signature the {@code Stripe-Signature} header; {@code null} for none
 */
record StripeEvent(String id, String body, String signature) {

    static final String PATH = "/api/webhooks/stripe";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    static StripeEvent of(String type, ObjectNode object) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        String id = "evt_" + UUID.randomUUID().toString().replace("-", "");
        event.put("id", id).put("object", "event").put("type", type);
        event.put("created", Instant.now().getEpochSecond()).put("livemode", false);
        event.putObject("data").set("object", object);
        return new StripeEvent(id, event.toString(), null).signed(StripeDouble.WEBHOOK_SECRET, Instant.now());
    }

    /** A correctly signed body that is not an event. */
    static StripeEvent garbage(String body) {
        return new StripeEvent(null, body, null).signed(StripeDouble.WEBHOOK_SECRET, Instant.now());
    }

    /** See <a href="https://docs.stripe.com/webhooks?verify=verify-manually">verify manually</a>. */
    StripeEvent signed(String secret, Instant at) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            String signed = at.getEpochSecond() + "." + body;
            return with("t=%d,v1=%s"
                    .formatted(at.getEpochSecond(), HexFormat.of().formatHex(mac.doFinal(signed.getBytes(UTF_8)))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    StripeEvent with(String header) {
        return new StripeEvent(id, body, header);
    }

    /** Keeps the signature but changes the body. */
    StripeEvent tampered(String from, String to) {
        return new StripeEvent(id, body.replace(from, to), signature);
    }

    HttpResponse<String> sentTo(URI service) {
        var request = HttpRequest.newBuilder(service.resolve(PATH))
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(body, UTF_8));
        if (signature != null) {
            request.header("Stripe-Signature", signature);
        }
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
