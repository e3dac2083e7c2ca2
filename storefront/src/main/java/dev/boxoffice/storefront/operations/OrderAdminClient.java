package dev.boxoffice.storefront.operations;

import dev.boxoffice.storefront.problem.ProblemReader;
import dev.boxoffice.storefront.session.VisitorTokenFilter;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The operators' part of order-service. */
@RegisterRestClient(configKey = "order-operations")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(VisitorTokenFilter.class)
@Path("/api/admin")
interface OrderAdminClient {

    /** State of the ticket replica. */
    record Replica(String state, double stalenessSeconds, String failure) {}

    /** Events that are not yet published. */
    record Outbox(long waiting, double oldestAgeSeconds) {}

    @GET
    @Path("outbox")
    Outbox outbox();

    @GET
    @Path("replica")
    Replica replica();

    @GET
    @Path("dead-letters")
    DeadLetters deadLetters();

    @POST
    @Path("dead-letters/redrive")
    DeadLetters.Redriven redrive();

    @DELETE
    @Path("dead-letters/{id}")
    void dismiss(@PathParam("id") String id);
}
