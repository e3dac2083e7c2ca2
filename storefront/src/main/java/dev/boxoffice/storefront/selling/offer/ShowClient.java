package dev.boxoffice.storefront.selling.offer;

import dev.boxoffice.storefront.problem.ProblemReader;
import dev.boxoffice.storefront.session.VisitorTokenFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** The shows of organisers in ticket-service, for their members. */
@RegisterRestClient(configKey = "ticket-service")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(VisitorTokenFilter.class)
@Path("/api/shows")
public interface ShowClient {

    @GET
    ShowPage find(
            @QueryParam("organiserId") UUID organiserId,
            @QueryParam("status") List<String> status,
            @QueryParam("q") String words,
            @QueryParam("from") String from,
            @QueryParam("to") String to,
            @QueryParam("sort") String sort,
            @QueryParam("after") String after,
            @QueryParam("limit") int limit,
            @QueryParam("count") boolean count);

    @POST
    Show create(@HeaderParam("Idempotency-Key") String key, Map<String, Object> show);

    @GET
    @Path("{id}")
    RestResponse<Show> read(@PathParam("id") UUID id);

    /** Changes only the fields of the patch. */
    @PATCH
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    Show edit(@PathParam("id") UUID id, @HeaderParam("If-Match") String etag, Map<String, Object> patch);

    @POST
    @Path("{id}/publish")
    Show publish(@PathParam("id") UUID id, @HeaderParam("If-Match") String etag);

    @POST
    @Path("{id}/call-off")
    Show callOff(@PathParam("id") UUID id, @HeaderParam("If-Match") String etag);

    @POST
    @Path("{id}/copy")
    Show copy(@PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, Map<String, Object> dates);
}
