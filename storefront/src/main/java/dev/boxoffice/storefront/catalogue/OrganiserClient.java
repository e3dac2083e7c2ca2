package dev.boxoffice.storefront.catalogue;

import dev.boxoffice.storefront.problem.ProblemReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The organisers of ticket-service, as everyone sees them. */
@RegisterRestClient(configKey = "ticket-service")
@RegisterProvider(ProblemReader.class)
@Path("/api/organisers")
public interface OrganiserClient {

    @GET
    @Path("{id}")
    Organiser read(@PathParam("id") UUID id);

    @GET
    @Path("by-slug/{slug}")
    Organiser bySlug(@PathParam("slug") String slug);
}
