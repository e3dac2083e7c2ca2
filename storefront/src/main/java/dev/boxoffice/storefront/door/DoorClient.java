package dev.boxoffice.storefront.door;

import dev.boxoffice.storefront.problem.ProblemReader;
import dev.boxoffice.storefront.session.VisitorTokenFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Check-ins in admission-service, in the name of the signed-in member. */
@RegisterRestClient(configKey = "admission-service")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(VisitorTokenFilter.class)
@Path("/api")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
interface DoorClient {

    /** A scan of the form for browsers without JavaScript. */
    record Scan(String code, String gate, String nonce) {}

    /** Scans of one show. */
    record Scans(UUID showId, List<?> items) {}

    /** The records of scans, in their order. */
    record CheckIns(List<CheckIn> items) {}

    @GET
    @Path("shows/{showId}/door-list")
    String list(
            @PathParam("showId") UUID showId, @QueryParam("after") String after, @QueryParam("limit") Integer limit);

    @GET
    @Path("shows/{showId}/check-ins")
    DoorConflicts conflicts(
            @PathParam("showId") UUID showId, @QueryParam("conflict") boolean conflict, @QueryParam("limit") int limit);

    @POST
    @Path("check-ins")
    String record(Scans scans);

    @POST
    @Path("check-ins")
    CheckIns check(Scans scans);

    @POST
    @Path("check-ins/{id}/undo")
    @Consumes(MediaType.WILDCARD)
    String undo(@PathParam("id") UUID id);
}
