package dev.boxoffice.storefront.catalogue;

import dev.boxoffice.storefront.problem.ProblemReader;
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
interface ShowClient {

    @GET
    ShowPage find(@QueryParam("q") String words, @QueryParam("after") String after, @QueryParam("limit") int limit);

    @GET
    @Path("{id}")
    Show read(@PathParam("id") UUID id);
}
