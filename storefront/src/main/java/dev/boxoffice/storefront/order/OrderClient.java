package dev.boxoffice.storefront.order;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.boxoffice.storefront.buyer.BuyerFilter;
import dev.boxoffice.storefront.problem.ProblemReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The buyer's orders in order-service. */
@RegisterRestClient(configKey = "order-service")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(BuyerFilter.class)
@Path("/api/orders")
public interface OrderClient {

    /**
     * Request to give orders of a guest to a user.
     *
     * @param orderId {@code null} for all
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ClaimRequest(String userToken, UUID orderId) {}

    /**
     * What a claim has done.
     *
     * @param remaining whether the guest still has orders
     */
    record Claimed(int claimed, boolean remaining) {}

    @POST
    @Path("claim")
    Claimed claim(ClaimRequest request);

    @GET
    OrderPage find(@QueryParam("after") String after);

    @GET
    @Path("{id}")
    Order read(@PathParam("id") UUID id);

    /**
     * Request to refund.
     *
     * @param lines {@code null} for all that is left
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RefundRequest(List<Refund.Line> lines) {}

    @GET
    @Path("{id}/refunds")
    Refunds refunds(@PathParam("id") UUID id);

    @POST
    @Path("{id}/refunds")
    Refund refund(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, RefundRequest request);

    @POST
    @Path("{id}/cancel")
    Order cancel(@PathParam("id") UUID id);
}
