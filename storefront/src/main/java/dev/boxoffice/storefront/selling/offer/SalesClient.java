package dev.boxoffice.storefront.selling.offer;

import dev.boxoffice.storefront.problem.ProblemReader;
import dev.boxoffice.storefront.session.VisitorTokenFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The signed-in seller's sales in order-service. */
@RegisterRestClient(configKey = "order-service")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(VisitorTokenFilter.class)
@Path("/api/sales")
public interface SalesClient {

    @GET
    Sales of(@QueryParam("ticketId") List<UUID> ticketIds);
}
