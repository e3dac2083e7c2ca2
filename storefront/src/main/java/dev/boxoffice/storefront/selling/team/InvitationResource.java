package dev.boxoffice.storefront.selling.team;

import dev.boxoffice.storefront.TimeFormat;
import dev.boxoffice.storefront.problem.KeyInUseRetry;
import dev.boxoffice.storefront.selling.desk.Desk;
import dev.boxoffice.storefront.selling.desk.Permission;
import dev.boxoffice.storefront.selling.desk.Role;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Invites a user with a link, which is shown once. */
@Path("/sell/team/invitation")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class InvitationResource {

    private final InvitationClient invitations;
    private final TimeFormat timeFormat;
    private final Desk desk;

    InvitationResource(@RestClient InvitationClient invitations, TimeFormat timeFormat, Desk desk) {
        this.invitations = invitations;
        this.timeFormat = timeFormat;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        /** @param link has the token in its fragment, because addresses are logged */
        static native TemplateInstance invitation(Role role, String link, String token, String expiresAt);

        private Templates() {}
    }

    /** Reached by reloading the page with the link. */
    @GET
    public Response back() {
        return Response.seeOther(URI.create("/sell/team")).build();
    }

    @POST
    public Response invite(@FormParam("role") Role role, @FormParam("key") String key, @Context UriInfo uri) {
        desk.requireOrganiser(Permission.MANAGE);
        if (role == null) {
            throw new NotFoundException();
        }
        InvitationClient.Invitation invitation = KeyInUseRetry.send(
                () -> invitations.create(desk.organiserId(), key, new InvitationClient.NewInvitation(role)));
        if (invitation.token() == null) {
            return back();
        }
        return Response.ok(Templates.invitation(
                        role,
                        uri.getBaseUri().resolve("/join") + "#" + invitation.token(),
                        invitation.token(),
                        timeFormat.showTime(invitation.expiresAt())))
                .build();
    }
}
