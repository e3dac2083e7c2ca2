package dev.boxoffice.storefront.operations;

import dev.boxoffice.storefront.Subject;
import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.KeyInUseRetry;
import dev.boxoffice.storefront.problem.ProblemMessages;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.session.Flash;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Gives a buyer's personal data to operators, and erases it. */
@Path("/operations/buyer")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("admin")
@Blocking
class BuyerDataResource {

    private final BuyerDataClient client;
    private final ProblemMessages problemMessages;
    private final Texts<OperationsMessages> messages;
    private final Flash flash;

    BuyerDataResource(
            @RestClient BuyerDataClient client,
            ProblemMessages problemMessages,
            Texts<OperationsMessages> messages,
            Flash flash) {
        this.client = client;
        this.problemMessages = problemMessages;
        this.messages = messages;
        this.flash = flash;
    }

    @CheckedTemplate(basePath = "operations")
    static class Templates {
        static native TemplateInstance buyer(Subject buyer, String key, String error);

        private Templates() {}
    }

    @GET
    public TemplateInstance show(@QueryParam("buyer") @DefaultValue("") String buyer) {
        return page(buyer, "");
    }

    @GET
    @Path("data")
    @Produces(MediaType.APPLICATION_JSON)
    public Response export(@QueryParam("buyer") String buyer) {
        return Response.ok(client.export(buyer))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"buyer.json\"")
                .build();
    }

    @POST
    @Path("erasure")
    public Response erase(@FormParam("buyer") @DefaultValue("") String buyer, @FormParam("key") String key) {
        try {
            KeyInUseRetry.send(() -> {
                client.erase(key, new BuyerDataClient.Erasure(buyer));
                return key;
            });
            flash.say(messages.get().erasureRequested());
            return Response.seeOther(UriBuilder.fromPath("/operations/buyer")
                            .queryParam("buyer", "{buyer}")
                            .build(buyer))
                    .build();
        } catch (RequestRefusedException e) {
            return Response.status(e.problem().status())
                    .entity(page(buyer, problemMessages.of(e.problem())))
                    .build();
        }
    }

    private static TemplateInstance page(String buyer, String error) {
        return Templates.buyer(new Subject(buyer), UUID.randomUUID().toString(), error);
    }
}
