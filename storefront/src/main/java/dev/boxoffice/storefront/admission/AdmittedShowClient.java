package dev.boxoffice.storefront.admission;

import dev.boxoffice.storefront.problem.ProblemReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What a ticket says of its show beyond its own fields. Its timeout is short, because a ticket is complete without it. */
@RegisterRestClient(configKey = "admitted-show")
@RegisterProvider(ProblemReader.class)
@Path("/api/shows/{id}")
interface AdmittedShowClient {

    /**
     * A show.
     *
     * @param doorsAt {@code null} if unknown
     */
    record AdmittedShow(Instant doorsAt, Place venue) {

        static final AdmittedShow UNKNOWN = new AdmittedShow(null, null);
    }

    /**
     * Its venue.
     *
     * @param address {@code null} if unknown
     */
    record Place(String address, String city) {}

    @GET
    AdmittedShow read(@PathParam("id") UUID id);
}
