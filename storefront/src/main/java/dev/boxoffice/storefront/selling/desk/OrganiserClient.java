package dev.boxoffice.storefront.selling.desk;

import dev.boxoffice.storefront.problem.ProblemReader;
import dev.boxoffice.storefront.session.VisitorTokenFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** Organisers and their members in ticket-service. */
@RegisterRestClient(configKey = "ticket-service")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(VisitorTokenFilter.class)
@Path("/api/organisers")
public interface OrganiserClient {

    /** A page of organisers. */
    record OrganiserPage(List<Organiser> items) {

        public OrganiserPage {
            items = List.copyOf(items);
        }
    }

    record RoleChange(Role role) {}

    /** The organisers of which the visitor is a member, oldest first. */
    @GET
    OrganiserPage list(@QueryParam("limit") int limit);

    @GET
    @Path("{id}")
    RestResponse<Organiser> read(@PathParam("id") UUID id);

    @POST
    Organiser create(@HeaderParam("Idempotency-Key") String key, Map<String, Object> organiser);

    /** Changes only the fields of the patch. */
    @PATCH
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    Organiser edit(@PathParam("id") UUID id, @HeaderParam("If-Match") String etag, Map<String, Object> patch);

    @PUT
    @Path("{id}/members/{subject}")
    void changeRole(@PathParam("id") UUID id, @PathParam("subject") String subject, RoleChange change);

    @DELETE
    @Path("{id}/members/{subject}")
    void remove(@PathParam("id") UUID id, @PathParam("subject") String subject);
}
