package dev.boxoffice.storefront.selling.team;

import dev.boxoffice.storefront.problem.ProblemReader;
import dev.boxoffice.storefront.selling.desk.Role;
import dev.boxoffice.storefront.session.VisitorTokenFilter;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Invitations in ticket-service. */
@RegisterRestClient(configKey = "ticket-service")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(VisitorTokenFilter.class)
@Path("/api")
interface InvitationClient {

    /**
     * An open invitation.
     *
     * @param token its secret, only in the response to its creation
     */
    record Invitation(UUID id, Role role, Instant expiresAt, String token) {}

    record InvitationPage(List<Invitation> items) {

        public InvitationPage {
            items = List.copyOf(items);
        }
    }

    record NewInvitation(Role role) {}

    record Acceptance(String token) {}

    record Membership(UUID organiserId, Role role) {}

    @GET
    @Path("organisers/{organiserId}/invitations")
    InvitationPage list(@PathParam("organiserId") UUID organiserId, @QueryParam("limit") int limit);

    @POST
    @Path("organisers/{organiserId}/invitations")
    Invitation create(
            @PathParam("organiserId") UUID organiserId,
            @HeaderParam("Idempotency-Key") String key,
            NewInvitation invitation);

    @DELETE
    @Path("organisers/{organiserId}/invitations/{id}")
    void revoke(@PathParam("organiserId") UUID organiserId, @PathParam("id") UUID id);

    @POST
    @Path("invitations/accept")
    Membership accept(@HeaderParam("Idempotency-Key") String key, Acceptance acceptance);
}
