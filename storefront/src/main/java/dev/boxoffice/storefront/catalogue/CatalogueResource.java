package dev.boxoffice.storefront.catalogue;

import dev.boxoffice.storefront.StorefrontConfig;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The upcoming shows, with filters. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@Blocking
class CatalogueResource {

    private static final int PAGE_SIZE = 24;
    private static final int BAD_REQUEST = 400;

    private final ShowClient shows;
    private final FacetsLookup facets;
    private final ZoneId zone;

    CatalogueResource(@RestClient ShowClient shows, FacetsLookup facets, StorefrontConfig config) {
        this.shows = shows;
        this.facets = facets;
        this.zone = config.zone();
    }

    @CheckedTemplate(basePath = "catalogue")
    static class Templates {
        static native TemplateInstance index(Catalogue catalogue);

        private Templates() {}
    }

    /** The fields of the form. */
    static class Form {
        @QueryParam("q")
        @DefaultValue("")
        String q;

        @QueryParam("when")
        @DefaultValue("")
        String when;

        @QueryParam("from")
        @DefaultValue("")
        String from;

        @QueryParam("to")
        @DefaultValue("")
        String to;

        @QueryParam("city")
        @DefaultValue("")
        String city;

        @QueryParam("category")
        @DefaultValue("")
        String category;

        @QueryParam("min")
        @DefaultValue("")
        String min;

        @QueryParam("max")
        @DefaultValue("")
        String max;

        @QueryParam("currency")
        @DefaultValue("")
        String currency;

        @QueryParam("sort")
        @DefaultValue("")
        String sort;

        @QueryParam("words")
        @DefaultValue("")
        String words;

        Search search() {
            return new Search(q, when, from, to, city, category, min, max, currency, sort, words);
        }
    }

    @GET
    public Response index(@BeanParam Form form, @QueryParam("after") @DefaultValue("") String after) {
        Search search = form.search();
        try {
            return Response.ok(Templates.index(find(search, after))).build();
        } catch (RequestRefusedException e) {
            // The address of a page stays in bookmarks longer than the list behind it
            if (e.problem().status() == BAD_REQUEST && !after.isEmpty()) {
                return Response.seeOther(URI.create(search.address())).build();
            }
            throw e;
        }
    }

    /** Words such as “saturday” are dates, unless only shows with these very words exist. */
    private Catalogue find(Search search, String after) {
        LocalDate today = LocalDate.now(zone);
        Optional<Search> dated = search.withDatesOfWords(today);
        Catalogue found = find(search, dated.orElse(search), after, today);
        if (dated.isEmpty() || !found.page().items().isEmpty()) {
            return found;
        }
        Catalogue literal = find(search.literally(), search.literally(), after, today);
        return literal.page().items().isEmpty() ? found : literal;
    }

    private Catalogue find(Search search, Search inForce, String after, LocalDate today) {
        Facets choices = facets.get();
        ShowQuery query = ShowQuery.of(inForce, today, choices.usualCurrency());
        query.limit = PAGE_SIZE;
        query.count = true;
        query.after = after.isEmpty() ? null : after;
        return new Catalogue(search, inForce, shows.find(query), choices, query, !after.isEmpty());
    }
}
