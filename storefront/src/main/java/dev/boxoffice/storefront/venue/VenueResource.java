package dev.boxoffice.storefront.venue;

import dev.boxoffice.storefront.Site;
import dev.boxoffice.storefront.catalogue.Organiser;
import dev.boxoffice.storefront.catalogue.OrganiserClient;
import dev.boxoffice.storefront.catalogue.ShowClient;
import dev.boxoffice.storefront.catalogue.ShowPage;
import dev.boxoffice.storefront.catalogue.ShowQuery;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The public page of an organiser, and the style sheet with its colour. */
@Path("/o/{slug}")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@Blocking
class VenueResource {

    private static final int PAGE_SIZE = 24;

    private final OrganiserClient organisers;
    private final ShowClient shows;
    private final Site site;

    VenueResource(@RestClient OrganiserClient organisers, @RestClient ShowClient shows, Site site) {
        this.organisers = organisers;
        this.shows = shows;
        this.site = site;
    }

    @CheckedTemplate(basePath = "venue")
    static class Templates {
        static native TemplateInstance venue(Organiser organiser, ShowPage page, boolean later, String url);

        private Templates() {}
    }

    @GET
    public TemplateInstance page(@PathParam("slug") String slug, @QueryParam("after") @DefaultValue("") String after) {
        Organiser organiser = organisers.bySlug(slug);
        ShowPage page = shows.find(ShowQuery.ofOrganiser(organiser.id(), after, PAGE_SIZE));
        return Templates.venue(organiser, page, !after.isEmpty(), site.address() + organiser.address());
    }

    /** Its address changes with the organiser. */
    @GET
    @Path("theme.css")
    @Produces("text/css;charset=UTF-8")
    public Response theme(@PathParam("slug") String slug) {
        Organiser organiser = organisers.bySlug(slug);
        if (organiser.colour() == null) {
            throw new NotFoundException();
        }
        return Response.ok(Theme.css(organiser.colour()))
                .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
                .build();
    }
}
