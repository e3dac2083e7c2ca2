package dev.boxoffice.storefront.door;

import dev.boxoffice.storefront.session.VisitorTokenFilter;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The stream of counts of admission-service. Its timeout is longer than the pause between two repetitions. */
@RegisterRestClient(configKey = "gate-counts")
@RegisterProvider(VisitorTokenFilter.class)
@Path("/api/shows/{showId}/gate-counts")
interface CountsClient {

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    Multi<String> watch(@PathParam("showId") UUID showId);
}
