package dev.boxoffice.storefront.selling.offer;

import dev.boxoffice.storefront.problem.ProblemReader;
import dev.boxoffice.storefront.session.VisitorTokenFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** The kinds of ticket of shows in ticket-service, for members of their organiser. */
@RegisterRestClient(configKey = "ticket-service")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(VisitorTokenFilter.class)
@Path("/api/tickets")
public interface TicketClient {

    @GET
    @Path("{id}")
    RestResponse<Ticket> read(@PathParam("id") UUID id);

    @POST
    Ticket create(@HeaderParam("Idempotency-Key") String key, Map<String, Object> ticket);

    /** Changes only the fields of the patch. */
    @PATCH
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    Ticket edit(@PathParam("id") UUID id, @HeaderParam("If-Match") String etag, Map<String, Object> patch);

    @DELETE
    @Path("{id}")
    void withdraw(@PathParam("id") UUID id, @HeaderParam("If-Match") String etag);
}
