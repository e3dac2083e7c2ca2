package dev.boxoffice.storefront.selling.show;

import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.selling.form.Field;
import dev.boxoffice.storefront.selling.form.FormErrors;
import dev.boxoffice.storefront.selling.offer.Show;
import dev.boxoffice.storefront.selling.offer.ShowClient;
import dev.boxoffice.storefront.selling.offer.ShowDesk;
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
    private final ShowDesk desk;
    private final Texts<ShowFormMessages> messages;
    private final Texts<CallOffMessages> callOffMessages;

    ShowStatusResource(
            @RestClient ShowClient shows,
            ShowDesk desk,
            Texts<ShowFormMessages> messages,
            Texts<CallOffMessages> callOffMessages) {
        this.shows = shows;
        this.desk = desk;
        this.messages = messages;
        this.callOffMessages = callOffMessages;
    }

    @CheckedTemplate(basePath = "selling")
    static class Templates {
        static native TemplateInstance callOff(Show show, String etag, FormErrors errors);

        private Templates() {}
    }

    @POST
    @Path("publish")
    public Response publish(@PathParam("id") UUID id, @FormParam("etag") String etag) {
        desk.enter(id);
        shows.publish(id, etag);
        return desk.confirm(id, messages.get().showPublished());
    }

    @GET
    @Path("call-off")
    public TemplateInstance confirm(@PathParam("id") UUID id) {
        return page(desk.enter(id), FormErrors.of(List.of()));
    }

    @POST
    @Path("call-off")
    public Response callOff(
            @PathParam("id") UUID id, @FormParam("etag") String etag, @FormParam(CONSENT) String consent) {
        RestResponse<Show> show = desk.enter(id);
        if (consent == null) {
            FormErrors errors = FormErrors.of(
                    List.of(Field.of(CONSENT, callOffMessages.get().callOffConsent())));
            errors.add(CONSENT, callOffMessages.get().tickToCallOff());
            return Response.status(422).entity(page(show, errors)).build();
        }
        shows.callOff(id, etag);
        return desk.confirm(id, callOffMessages.get().showCalledOffNow());
    }

    private static TemplateInstance page(RestResponse<Show> show, FormErrors errors) {
        return Templates.callOff(show.getEntity(), show.getHeaderString("ETag"), errors);
    }
}
