package dev.boxoffice.storefront.operations;

import dev.boxoffice.storefront.problem.ProblemReader;
import dev.boxoffice.storefront.session.VisitorTokenFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The personal data of buyers in order-service. */
@RegisterRestClient(configKey = "order-service")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(VisitorTokenFilter.class)
@Path("/api/admin")
interface BuyerDataClient {

    /** Request to erase a buyer. */
    record Erasure(String buyer) {}

    @GET
    @Path("buyer-data")
    InputStream export(@QueryParam("buyer") String buyer);

    @POST
    @Path("erasures")
    void erase(@HeaderParam("Idempotency-Key") String key, Erasure erasure);
}
