package dev.boxoffice.storefront.staff;

import dev.boxoffice.storefront.problem.ProblemReader;
import dev.boxoffice.storefront.session.VisitorTokenFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The admissions of a show in admission-service, for members who may work at its door. */
@RegisterRestClient(configKey = "admission-service")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(VisitorTokenFilter.class)
@Path("/api/shows/{showId}/door-list")
interface GuestClient {

    /** A part of the list; {@code next} is the cursor of the next part. */
    record Part(List<Guest> items, String next, boolean more) {}

    /**
     * A valid admission.
     *
     * @param holderName {@code null} if the holder has given none
     * @param enteredAt {@code null} before the entry
     */
    record Guest(UUID id, String ticketName, int number, String holderName, Instant enteredAt, String enteredGate) {}

    @GET
    Part read(@PathParam("showId") UUID showId, @QueryParam("after") String after);
}
