package dev.boxoffice.storefront.admission;

import dev.boxoffice.storefront.buyer.Buyer;
import dev.boxoffice.storefront.buyer.ForBuyers;
import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.ProblemMessages;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.session.Flash;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Takes a ticket that its holder has offered with a link, and lists the tickets that the visitor holds. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@Blocking
class ClaimResource {

    private static final int MAX_SHOWN = 100;

    private final HolderClient holders;
    private final ProblemMessages problemMessages;
    private final Buyer buyer;
    private final Texts<TicketMessages> messages;
    private final Flash flash;

    ClaimResource(
            @RestClient HolderClient holders,
            ProblemMessages problemMessages,
            Buyer buyer,
            Texts<TicketMessages> messages,
            Flash flash) {
        this.holders = holders;
        this.problemMessages = problemMessages;
        this.buyer = buyer;
        this.messages = messages;
        this.flash = flash;
    }

    @CheckedTemplate(basePath = "admission")
    static class Templates {
        /**
         * The form.
         *
         * @param token as typed
         * @param name as typed
         * @param error empty if nothing was refused
         */
        static native TemplateInstance claim(String token, String name, String error, String key);

        static native TemplateInstance held(List<Admission> admissions);

        private Templates() {}
    }

    @GET
    @Path("claim")
    public TemplateInstance form() {
        return page("", "", "");
    }

    /** Makes a visitor without an account a guest, who takes the ticket along when signing in. */
    @POST
    @Path("claim")
    public Response claim(
            @FormParam("token") @DefaultValue("") String token,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("key") @DefaultValue("") String key) {
        if (!buyer.isKnown() && !buyer.begin()) {
            throw new UnauthorizedException();
        }
        // People paste the whole link
        String secret = token.substring(token.indexOf('#') + 1).strip();
        try {
            Admission taken = holders.claim(key, new HolderClient.Claim(secret, name.isBlank() ? null : name));
            flash.say(messages.get().ticketTaken());
            return Response.seeOther(URI.create("/orders/" + taken.orderId() + "/tickets"))
                    .build();
        } catch (RequestRefusedException e) {
            return Response.status(e.problem().status())
                    .entity(page(secret, name, problemMessages.of(e.problem())))
                    .build();
        }
    }

    @GET
    @Path("my-tickets")
    @ForBuyers
    public TemplateInstance held() {
        return Templates.held(holders.held("VALID", MAX_SHOWN, null).items());
    }

    private static TemplateInstance page(String token, String name, String error) {
        return Templates.claim(token, name, error, UUID.randomUUID().toString());
    }
}
