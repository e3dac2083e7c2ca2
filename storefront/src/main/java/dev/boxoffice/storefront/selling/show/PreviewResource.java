package dev.boxoffice.storefront.selling.show;

import dev.boxoffice.storefront.catalogue.Markdown;
import dev.boxoffice.storefront.selling.desk.Desk;
import dev.boxoffice.storefront.selling.desk.Permission;
import dev.boxoffice.storefront.selling.offer.Show;
import dev.boxoffice.storefront.selling.offer.ShowClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Shows a draft as buyers will see it. */
@Path("/sell/shows/{id}/preview")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class PreviewResource {

    private final ShowClient shows;
    private final Desk desk;

    PreviewResource(@RestClient ShowClient shows, Desk desk) {
        this.shows = shows;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "selling")
    static class Templates {
        static native TemplateInstance preview(Show show, RawString description);

        private Templates() {}
    }

    @GET
    public TemplateInstance preview(@PathParam("id") UUID id) {
        Show show = shows.read(id).getEntity();
        desk.enter(show.organiserId(), Permission.FIGURES);
        return Templates.preview(show, Markdown.html(show.description()));
    }
}
