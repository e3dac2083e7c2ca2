package dev.boxoffice.storefront.catalogue;

import dev.boxoffice.storefront.problem.ProblemReader;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The public shows of ticket-service. */
@RegisterRestClient(configKey = "ticket-service")
@RegisterProvider(ProblemReader.class)
@Path("/api/shows")
public interface ShowClient {

    @GET
    ShowPage find(@BeanParam ShowQuery query);

    /** The upcoming shows of some days. */
    @GET
    ShowPage ofPeriod(
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("after") String after,
            @QueryParam("limit") int limit);

    @GET
    @Path("facets")
    Facets facets();

    @GET
    @Path("{id}")
    Show read(@PathParam("id") UUID id);
}
