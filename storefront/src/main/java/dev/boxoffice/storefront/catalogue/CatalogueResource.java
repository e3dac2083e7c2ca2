package dev.boxoffice.storefront.catalogue;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The public pages: shows and their tickets. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@Blocking
public class CatalogueResource {

    private static final int PAGE_SIZE = 24;
    private static final int MAX_SEARCH_LENGTH = 200;

    private final ShowClient shows;
    private final TicketClient tickets;

    CatalogueResource(@RestClient ShowClient shows, @RestClient TicketClient tickets) {
        this.shows = shows;
        this.tickets = tickets;
    }

    @CheckedTemplate(basePath = "catalogue")
    static class Templates {
        static native TemplateInstance index(ShowPage page, String words, String after);

        static native TemplateInstance show(Show show);

        static native TemplateInstance ticket(Ticket ticket, String quantity, String error);

        private Templates() {}
    }

    @GET
    public TemplateInstance index(
            @QueryParam("q") @DefaultValue("") String words, @QueryParam("after") @DefaultValue("") String after) {
        String search = firstCharacters(words.strip());
        ShowPage page = shows.find(search.isEmpty() ? null : search, after.isEmpty() ? null : after, PAGE_SIZE);
        return Templates.index(page, search, after);
    }

    /** Counts code points, as ticket-service does. */
    private static String firstCharacters(String words) {
        return words.codePointCount(0, words.length()) <= MAX_SEARCH_LENGTH
                ? words
                : words.substring(0, words.offsetByCodePoints(0, MAX_SEARCH_LENGTH));
    }

    @GET
    @Path("shows/{id}")
    public TemplateInstance show(@PathParam("id") UUID id) {
        return Templates.show(shows.read(id));
    }

    @GET
    @Path("tickets/{id}")
    public TemplateInstance ticket(
            @PathParam("id") UUID id, @QueryParam("quantity") @DefaultValue("1") String quantity) {
        return page(tickets.read(id), quantity, "");
    }

    /**
     * The page of a ticket.
     *
     * @param quantity as typed
     * @param error why it could not be added to the cart; empty if it was not refused
     */
    public static TemplateInstance page(Ticket ticket, String quantity, String error) {
        return Templates.ticket(ticket, quantity, error);
    }
}
