package dev.boxoffice.storefront.catalogue;

import dev.boxoffice.storefront.problem.ProblemReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The public part of ticket-service. */
@RegisterRestClient(configKey = "ticket-service")
@RegisterProvider(ProblemReader.class)
@Path("/api/tickets")
public interface TicketClient {

    @GET
    @Path("{id}")
    Ticket read(@PathParam("id") UUID id);
}
