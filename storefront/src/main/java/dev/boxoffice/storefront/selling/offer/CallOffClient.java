package dev.boxoffice.storefront.selling.offer;

import dev.boxoffice.storefront.problem.ProblemReader;
import dev.boxoffice.storefront.session.VisitorTokenFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The progress of call-offs in order-service. */
@RegisterRestClient(configKey = "order-service")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(VisitorTokenFilter.class)
@Path("/api/call-offs")
public interface CallOffClient {

    @GET
    @Path("{showId}")
    CallOff read(@PathParam("showId") UUID showId);
}
