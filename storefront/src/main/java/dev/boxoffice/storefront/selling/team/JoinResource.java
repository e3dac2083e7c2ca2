package dev.boxoffice.storefront.selling.team;

import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.KeyInUseRetry;
import dev.boxoffice.storefront.problem.ProblemMessages;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.selling.desk.DeskCookie;
import dev.boxoffice.storefront.selling.desk.DeskMessages;
import dev.boxoffice.storefront.session.Flash;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Accepts an invitation. The token comes from the fragment of the address, or is typed. */
@Path("/join")
@Produces(MediaType.TEXT_HTML)
@Blocking
class JoinResource {

    private static final int MAX_TOKEN = 100;

    private final InvitationClient invitations;
    private final ProblemMessages problemMessages;
    private final Texts<DeskMessages> messages;
    private final DeskCookie cookie;
    private final Flash flash;

    JoinResource(
            @RestClient InvitationClient invitations,
            ProblemMessages problemMessages,
            Texts<DeskMessages> messages,
            DeskCookie cookie,
            Flash flash) {
        this.invitations = invitations;
        this.problemMessages = problemMessages;
        this.messages = messages;
        this.cookie = cookie;
        this.flash = flash;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance join(String token, String key, String error);

        private Templates() {}
    }

    @GET
    @PermitAll
    public TemplateInstance form() {
        return page("", "");
    }

    @POST
    @Authenticated
    public Response accept(@FormParam("token") String typed, @FormParam("key") String key) {
        String token = typed == null ? "" : typed.strip();
        if (token.isEmpty() || token.length() > MAX_TOKEN) {
            return refused(422, token, messages.get().enterInvitationCode());
        }
        try {
            InvitationClient.Membership membership =
                    KeyInUseRetry.send(() -> invitations.accept(key, new InvitationClient.Acceptance(token)));
            flash.say(messages.get().joined());
            return Response.seeOther(URI.create("/sell/shows"))
                    .cookie(cookie.of(membership.organiserId()))
                    .build();
        } catch (RequestRefusedException e) {
            return refused(
                    e.problem().status(),
                    token,
                    e.problem().status() == 404 ? messages.get().invitationInvalid() : problemMessages.of(e.problem()));
        }
    }

    private static Response refused(int status, String token, String error) {
        return Response.status(status).entity(page(token, error)).build();
    }

    private static TemplateInstance page(String token, String error) {
        return Templates.join(token, UUID.randomUUID().toString(), error);
    }
}
