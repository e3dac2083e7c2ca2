package dev.boxoffice.storefront.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.problem.ServiceUnavailableException;
import io.quarkus.security.Authenticated;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What the scanner's script requests, with the session of the page. Errors are statuses, because a script reads them. */
@Path("/door/{showId}")
@Produces(MediaType.APPLICATION_JSON)
@Authenticated
@Blocking
class ScannerResource {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DoorClient door;
    private final CountsClient counts;

    ScannerResource(@RestClient DoorClient door, @RestClient CountsClient counts) {
        this.door = door;
        this.counts = counts;
    }

    @GET
    @Path("list")
    public String list(@PathParam("showId") UUID showId, @QueryParam("after") String after) {
        return door.list(showId, after, null);
    }

    @POST
    @Path("check-ins")
    @Consumes(MediaType.APPLICATION_JSON)
    public String checkIn(@PathParam("showId") UUID showId, String scans) {
        return door.record(new DoorClient.Scans(showId, items(scans)));
    }

    /** The scans as the script has sent them. */
    private static List<JsonNode> items(String scans) {
        try {
            return List.copyOf(JSON.readTree(scans)
                    .withArrayProperty("items")
                    .valueStream()
                    .toList());
        } catch (JsonProcessingException | IllegalArgumentException | UnsupportedOperationException e) {
            throw new BadRequestException(e);
        }
    }

    @POST
    @Path("check-ins/{id}/undo")
    public String undo(@PathParam("id") UUID id) {
        return door.undo(id);
    }

    @GET
    @Path("counts")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    public Multi<String> counts(@PathParam("showId") UUID showId) {
        return counts.watch(showId).onFailure().recoverWithCompletion();
    }

    @ServerExceptionMapper
    Response signedOut(UnauthorizedException e) {
        return Response.status(Response.Status.UNAUTHORIZED).build();
    }

    @ServerExceptionMapper
    Response refused(RequestRefusedException e) {
        return Response.status(e.problem().status()).build();
    }

    @ServerExceptionMapper
    Response unavailable(ServiceUnavailableException e) {
        return Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
    }

    @ServerExceptionMapper
    Response unreachable(ProcessingException e) {
        return Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
    }
}
