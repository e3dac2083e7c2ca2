package dev.boxoffice.storefront.selling;

import dev.boxoffice.storefront.catalogue.Ticket;
import dev.boxoffice.storefront.catalogue.TicketPage;
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
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** The sellers' part of ticket-service. */
@RegisterRestClient(configKey = "ticket-service")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(VisitorTokenFilter.class)
@Path("/api/tickets")
interface SellerTicketClient {

    @GET
    TicketPage find(
            @QueryParam("sellerId") String sellerId,
            @QueryParam("status") List<String> status,
            @QueryParam("startsFrom") String startsFrom,
            @QueryParam("after") String after);

    @GET
    @Path("{id}")
    RestResponse<Ticket> read(@PathParam("id") UUID id);

    /** Sold together with others of its show. */
    @POST
    Ticket create(@HeaderParam("Idempotency-Key") String key, KindForm.Request ticket);

    /** Leaves out the fields that the form does not show, so they keep their values. */
    @PATCH
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    Ticket edit(@PathParam("id") UUID id, @HeaderParam("If-Match") String etag, KindForm.Details ticket);

    @DELETE
    @Path("{id}")
    void withdraw(@PathParam("id") UUID id, @HeaderParam("If-Match") String etag);
}
