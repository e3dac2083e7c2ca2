package dev.boxoffice.storefront.operations;

import dev.boxoffice.storefront.problem.ProblemReader;
import dev.boxoffice.storefront.session.VisitorTokenFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The operators' part of order-service. */
@RegisterRestClient(configKey = "order-service")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(VisitorTokenFilter.class)
@Path("/api/admin")
interface OrderAdminClient {

    /** State of the ticket replica. */
    record Replica(String state, double stalenessSeconds, String failure) {}

    /** Events that are not yet published. */
    record Outbox(long waiting, double oldestAgeSeconds) {

        /** The age of the oldest in seconds, to one decimal place. */
        public String age() {
            return "%.1f".formatted(oldestAgeSeconds);
        }
    }

    /** Dead letters that wait for a redrive. */
    record DeadLetters(long waiting) {}

    /** Result of a redrive. */
    record Redriven(long read, long applied, long skipped, long deadAgain, long remaining) {}

    @GET
    @Path("reconciliation")
    Reconciliation reconciliation();

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
    Redriven redrive();
}
