package dev.boxoffice.storefront.crawler;

import dev.boxoffice.storefront.Site;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What search engines read: which pages they may visit, and where the shows are. */
@Path("/")
@PermitAll
@Blocking
class CrawlerResource {

    private static final String HOUR = "public, max-age=3600";

    private final Sitemap sitemap;
    private final Site site;

    CrawlerResource(Sitemap sitemap, Site site) {
        this.sitemap = sitemap;
        this.site = site;
    }

    @GET
    @Path("robots.txt")
    @Produces(MediaType.TEXT_PLAIN)
    public Response robots() {
        return cached("""
                User-agent: *
                Disallow: /cart
                Disallow: /orders
                Disallow: /sell
                Disallow: /operations
                Disallow: /door
                Disallow: /sign-in
                Disallow: /language
                Disallow: /api/
                Allow: /api/images/

                Sitemap: %s/sitemap.xml
                """.formatted(site.address()));
    }

    @GET
    @Path("sitemap.xml")
    @Produces(MediaType.APPLICATION_XML)
    public Response index() {
        return cached(sitemap.index(site.address()));
    }

    @GET
    @Path("sitemap/{month}.xml")
    @Produces(MediaType.APPLICATION_XML)
    public Response month(@PathParam("month") String month) {
        return cached(sitemap.month(month, site.address()));
    }

    private static Response cached(String text) {
        return Response.ok(text).header(HttpHeaders.CACHE_CONTROL, HOUR).build();
    }
}
