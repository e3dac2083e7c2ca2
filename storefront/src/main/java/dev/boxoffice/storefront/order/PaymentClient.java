package dev.boxoffice.storefront.order;

import dev.boxoffice.storefront.buyer.BuyerFilter;
import dev.boxoffice.storefront.problem.ProblemReader;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Payments in order-service. Its timeout is longer, because a payment provider takes part. */
@RegisterRestClient(configKey = "payment")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(BuyerFilter.class)
@Path("/api/orders/{id}/payment")
interface PaymentClient {

    /**
     * Request to pay.
     *
     * @param paymentMethod {@code null} if the buyer chooses it in the browser
     */
    record PaymentRequest(String paymentMethod) {}

    @POST
    Order pay(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, PaymentRequest request);
}
