package dev.boxoffice.storefront.selling.team;

import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.ProblemMessages;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.selling.desk.Desk;
import dev.boxoffice.storefront.selling.desk.DeskMessages;
import dev.boxoffice.storefront.selling.desk.Organiser;
import dev.boxoffice.storefront.selling.desk.OrganiserClient;
import dev.boxoffice.storefront.selling.desk.Permission;
import dev.boxoffice.storefront.selling.desk.Role;
import dev.boxoffice.storefront.session.Flash;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The members of an organiser, their roles, and open invitations. */
@Path("/sell/team")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class TeamResource {

    private static final int MAX_INVITATIONS = 100;

    private final OrganiserClient organisers;
    private final InvitationClient invitations;
    private final ProblemMessages problemMessages;
    private final Desk desk;
    private final Flash flash;
    private final Texts<DeskMessages> messages;

    TeamResource(
            @RestClient OrganiserClient organisers,
            @RestClient InvitationClient invitations,
            ProblemMessages problemMessages,
            Desk desk,
            Flash flash,
            Texts<DeskMessages> messages) {
        this.organisers = organisers;
        this.invitations = invitations;
        this.problemMessages = problemMessages;
        this.desk = desk;
        this.flash = flash;
        this.messages = messages;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance team(
                Organiser organiser,
                List<InvitationClient.Invitation> invitations,
                List<Role> roles,
                String key,
                String error);

        static native TemplateInstance removeMember(String subject, String path);

        private Templates() {}
    }

    @GET
    public Response team() {
        desk.require(Permission.MANAGE);
        return desk.hasOrganiser() ? Response.ok(page("")).build() : toVenue();
    }

    private TemplateInstance page(String error) {
        return Templates.team(
                desk.organiser(),
                invitations.list(desk.organiserId(), MAX_INVITATIONS).items(),
                List.of(Role.values()),
                UUID.randomUUID().toString(),
                error);
    }

    @POST
    @Path("role")
    public Response changeRole(@FormParam("member") String member, @FormParam("role") Role role) {
        desk.requireOrganiser(Permission.MANAGE);
        requireField(member);
        requireField(role);
        return changed(
                messages.get().roleChanged(),
                () -> organisers.changeRole(desk.organiserId(), member, new OrganiserClient.RoleChange(role)));
    }

    @GET
    @Path("remove/{member}")
    public TemplateInstance confirm(@PathParam("member") String member) {
        desk.requireOrganiser(Permission.MANAGE);
        return Templates.removeMember(member, new Organiser.Member(member, Role.DOOR).removePath());
    }

    @POST
    @Path("remove/{member}")
    public Response remove(@PathParam("member") String member) {
        desk.requireOrganiser(Permission.MANAGE);
        return changed(messages.get().memberRemoved(), () -> organisers.remove(desk.organiserId(), member));
    }

    @POST
    @Path("revoke")
    public Response revoke(@FormParam("invitation") UUID invitation) {
        desk.requireOrganiser(Permission.MANAGE);
        requireField(invitation);
        return changed(messages.get().invitationRevoked(), () -> invitations.revoke(desk.organiserId(), invitation));
    }

    private static void requireField(Object value) {
        if (value == null) {
            throw new BadRequestException();
        }
    }

    private Response changed(String message, Runnable change) {
        try {
            change.run();
            flash.say(message);
            return Response.seeOther(URI.create("/sell/team")).build();
        } catch (RequestRefusedException e) {
            return Response.status(e.problem().status())
                    .entity(page(problemMessages.of(e.problem())))
                    .build();
        }
    }

    private static Response toVenue() {
        return Response.seeOther(URI.create("/sell/venue")).build();
    }
}
