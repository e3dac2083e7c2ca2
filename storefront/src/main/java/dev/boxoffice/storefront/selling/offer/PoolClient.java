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
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** The pools of shows in ticket-service. */
@RegisterRestClient(configKey = "ticket-service")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(VisitorTokenFilter.class)
@Path("/api/pools")
public interface PoolClient {

    @GET
    @Path("{id}")
    RestResponse<Pool> read(@PathParam("id") UUID id);

    @POST
    Pool create(@HeaderParam("Idempotency-Key") String key, Map<String, Object> pool);

    /** Changes only the fields of the patch. */
    @PATCH
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    Pool edit(@PathParam("id") UUID id, @HeaderParam("If-Match") String etag, Map<String, Object> patch);
}
