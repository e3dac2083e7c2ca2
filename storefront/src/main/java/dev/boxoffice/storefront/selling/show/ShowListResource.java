package dev.boxoffice.storefront.selling.show;

import dev.boxoffice.storefront.selling.desk.Desk;
import dev.boxoffice.storefront.selling.desk.Permission;
import dev.boxoffice.storefront.selling.offer.Show;
import dev.boxoffice.storefront.selling.offer.ShowClient;
import dev.boxoffice.storefront.selling.offer.ShowPage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriBuilder;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The shows of an organiser. */
@Path("/sell/shows")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class ShowListResource {

    private static final int PAGE = 20;
    private static final int MAX_WORDS = 200;

    private final ShowClient shows;
    private final Desk desk;

    ShowListResource(@RestClient ShowClient shows, Desk desk) {
        this.shows = shows;
        this.desk = desk;
    }

    /**
     * The list and how it was chosen.
     *
     * @param total {@code null} if unknown
     * @param next address of the next page; {@code null} on the last page
     */
    record ShowList(List<Show> shows, Long total, String next, ShowFilter filter, String words, String sort) {

        public boolean isSearch() {
            return !words.isEmpty();
        }

        public boolean is(String parameter) {
            return filter.parameter().equals(parameter);
        }

        public boolean isSortedBy(String parameter) {
            return sort.equals(parameter);
        }
    }

    @CheckedTemplate(basePath = "selling")
    static class Templates {
        static native TemplateInstance shows(ShowList list);

        private Templates() {}
    }

    @GET
    public TemplateInstance list(
            @QueryParam("status") @DefaultValue("") String status,
            @QueryParam("q") @DefaultValue("") String typed,
            @QueryParam("sort") @DefaultValue("") String typedSort,
            @QueryParam("after") String after) {
        desk.require(Permission.DOOR);
        ShowFilter filter = ShowFilter.of(status);
        String sort = ShowSort.of(typedSort, filter);
        String words = typed.strip().codePointCount(0, typed.strip().length()) > MAX_WORDS ? "" : typed.strip();
        if (!desk.hasOrganiser()) {
            return Templates.shows(new ShowList(List.of(), 0L, null, filter, words, sort));
        }
        ShowPage page = shows.find(
                desk.organiserId(),
                filter.statuses(),
                words.isEmpty() ? null : words,
                filter.from(),
                filter == ShowFilter.OVER ? LocalDate.now(ZoneOffset.MAX).toString() : null,
                sort.equals(ShowSort.EARLIEST) ? null : sort,
                after,
                PAGE,
                true);
        List<Show> items = page.items().stream().filter(filter::includes).toList();
        Long total = filter == ShowFilter.OVER ? null : page.total();
        return Templates.shows(new ShowList(items, total, next(page.next(), filter, words, sort), filter, words, sort));
    }

    private static String next(String cursor, ShowFilter filter, String words, String sort) {
        return cursor == null
                ? null
                : UriBuilder.fromPath("/sell/shows")
                        .queryParam("status", filter.parameter())
                        .queryParam("q", "{words}")
                        .queryParam("sort", sort)
                        .queryParam("after", "{cursor}")
                        .build(words, cursor)
                        .toString();
    }
}
