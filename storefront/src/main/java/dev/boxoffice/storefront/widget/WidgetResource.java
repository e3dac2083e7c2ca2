package dev.boxoffice.storefront.widget;

import dev.boxoffice.storefront.Site;
import dev.boxoffice.storefront.catalogue.Show;
import dev.boxoffice.storefront.catalogue.ShowClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** A show for the frame of another web site. It needs no cookies, and its links open the shop. */
@Path("/widget/{show}")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@Blocking
class WidgetResource {

    private final ShowClient shows;
    private final Site site;

    WidgetResource(@RestClient ShowClient shows, Site site) {
        this.shows = shows;
        this.site = site;
    }

    @CheckedTemplate(basePath = "widget")
    static class Templates {
        static native TemplateInstance widget(Show show, String site);

        private Templates() {}
    }

    @GET
    public TemplateInstance widget(@PathParam("show") UUID id) {
        return Templates.widget(shows.read(id), site.address());
    }
}
