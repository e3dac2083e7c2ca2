package dev.boxoffice.storefront.operations;

import dev.boxoffice.storefront.problem.ProblemReader;
import dev.boxoffice.storefront.session.VisitorTokenFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What operators ask of order-service. */
@RegisterRestClient(configKey = "order-service")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(VisitorTokenFilter.class)
@Path("/api/admin")
interface OrderAdminClient {

    /** Of the copy of the listings. */
    record Replica(String state, double stalenessSeconds, String failure) {}

    /** Of events that wait to be sent. */
    record Outbox(long waiting, double oldestAgeSeconds) {

        /** To a tenth of a second. */
        public String age() {
            return "%.1f".formatted(oldestAgeSeconds);
        }
    }

    /** What had been put aside and nobody has looked at again. */
    record DeadLetters(long waiting) {}

    /** What became of the dead letters. */
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
