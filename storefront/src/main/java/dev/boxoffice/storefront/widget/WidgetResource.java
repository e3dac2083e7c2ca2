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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** A show for the frame of another web site. It needs no cookies, and its links open the shop. */
@Path("/widget")
@PermitAll
@Blocking
class WidgetResource {

    private static final String SCRIPT = "/META-INF/resources/assets/frame.js";

    private final byte[] script = readScript();
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
    @Path("{show}")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance widget(@PathParam("show") UUID id) {
        return Templates.widget(shows.read(id), site.address());
    }

    /** The script for pages with the frame. Its address never changes, unlike that of an asset, because it is in those pages. */
    @GET
    @Path("frame.js")
    @Produces("text/javascript;charset=UTF-8")
    public Response script() {
        return Response.ok(script.clone())
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .build();
    }

    private static byte[] readScript() {
        try (InputStream script = WidgetResource.class.getResourceAsStream(SCRIPT)) {
            return script.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
