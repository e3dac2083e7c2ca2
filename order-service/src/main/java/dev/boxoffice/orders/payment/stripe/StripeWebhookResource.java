package dev.boxoffice.orders.payment.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.boxoffice.http.Problems;
import dev.boxoffice.orders.payment.PaymentConfig;
import dev.boxoffice.orders.payment.ProviderNotification;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/webhooks/stripe")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@Tag(name = "Webhooks")
class StripeWebhookResource {

    private final PaymentConfig config;
    private final Event<ProviderNotification> notifications;
    private final MeterRegistry metrics;

    StripeWebhookResource(PaymentConfig config, Event<ProviderNotification> notifications, MeterRegistry metrics) {
        this.config = config;
        this.notifications = notifications;
        this.metrics = metrics;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @SecurityRequirements
    @Operation(
            operationId = "receiveStripeEvent",
            summary = "Receive a Stripe event",
            description =
                    "Receives Stripe webhook events, authenticated by the Stripe-Signature header. Events may be repeated and"
                            + " may arrive in any order.")
    @RequestBody(description = "A Stripe event", content = @Content(schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "200",
            description = "The event was processed or ignored.",
            content = @Content(schema = @Schema(implementation = Received.class)))
    @APIResponse(responseCode = "400", description = "invalid-signature, bad-request")
    @APIResponse(responseCode = "404", description = "Stripe is not configured.")
    public Received receive(@HeaderParam("Stripe-Signature") String signature, byte[] body) {
        String payload = new String(body, UTF_8);
        if (!signatures().verify(payload, signature)) {
            count("refused");
            throw Problems.problem(
                            400,
                            "invalid-signature",
                            "Invalid signature",
                            "The Stripe-Signature header is missing, expired or invalid.")
                    .build();
        }
        Optional<ProviderNotification> notification = StripeNotifications.read(payload);
        notification.ifPresent(notifications::fire);
        count(notification.isPresent() ? "received" : "ignored");
        return new Received(true);
    }

    private StripeSignatures signatures() {
        return config.stripe()
                .secretKey()
                .flatMap(key -> config.stripe().webhookSecrets())
                .map(secrets -> new StripeSignatures(secrets, config.stripe().webhookTolerance()))
                .orElseThrow(NotFoundException::new);
    }

    private void count(String outcome) {
        metrics.counter("boxoffice.stripe.events", "outcome", outcome).increment();
    }

    /** Stripe ignores the body; it helps when testing by hand. */
    record Received(boolean received) {}
}
