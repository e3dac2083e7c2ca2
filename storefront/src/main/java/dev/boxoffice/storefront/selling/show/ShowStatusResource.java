package dev.boxoffice.storefront.selling.show;

import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.selling.SellingMessages;
import dev.boxoffice.storefront.selling.desk.Desk;
import dev.boxoffice.storefront.selling.desk.Permission;
import dev.boxoffice.storefront.selling.form.Field;
import dev.boxoffice.storefront.selling.form.FormErrors;
import dev.boxoffice.storefront.selling.offer.Show;
import dev.boxoffice.storefront.selling.offer.ShowClient;
import dev.boxoffice.storefront.session.Flash;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
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
import org.jboss.resteasy.reactive.RestResponse;

/** Publishes a show and calls it off. */
@Path("/sell/shows/{id}")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class ShowStatusResource {

    private static final String CONSENT = "consent";

    private final ShowClient shows;
    private final Desk desk;
    private final Flash flash;
    private final Texts<SellingMessages> messages;

    ShowStatusResource(@RestClient ShowClient shows, Desk desk, Flash flash, Texts<SellingMessages> messages) {
        this.shows = shows;
        this.desk = desk;
        this.flash = flash;
        this.messages = messages;
    }

    @CheckedTemplate(basePath = "selling")
    static class Templates {
        static native TemplateInstance callOff(Show show, String etag, FormErrors errors);

        private Templates() {}
    }

    @POST
    @Path("publish")
    public Response publish(@PathParam("id") UUID id, @FormParam("etag") String etag) {
        desk.enter(shows.read(id).getEntity().organiserId(), Permission.EDIT);
        shows.publish(id, etag);
        flash.say(messages.get().showPublished());
        return toShow(id);
    }

    @GET
    @Path("call-off")
    public TemplateInstance confirm(@PathParam("id") UUID id) {
        RestResponse<Show> show = shows.read(id);
        desk.enter(show.getEntity().organiserId(), Permission.EDIT);
        return page(show, FormErrors.of(List.of()));
    }

    @POST
    @Path("call-off")
    public Response callOff(
            @PathParam("id") UUID id, @FormParam("etag") String etag, @FormParam(CONSENT) String consent) {
        RestResponse<Show> show = shows.read(id);
        desk.enter(show.getEntity().organiserId(), Permission.EDIT);
        if (consent == null) {
            FormErrors errors =
                    FormErrors.of(List.of(Field.of(CONSENT, messages.get().callOffConsent())));
            errors.add(CONSENT, messages.get().tickToCallOff());
            return Response.status(422).entity(page(show, errors)).build();
        }
        shows.callOff(id, etag);
        flash.say(messages.get().showCalledOffNow());
        return toShow(id);
    }

    private static TemplateInstance page(RestResponse<Show> show, FormErrors errors) {
        return Templates.callOff(show.getEntity(), show.getHeaderString("ETag"), errors);
    }

    private static Response toShow(UUID id) {
        return Response.seeOther(URI.create("/sell/shows/" + id)).build();
    }
}
