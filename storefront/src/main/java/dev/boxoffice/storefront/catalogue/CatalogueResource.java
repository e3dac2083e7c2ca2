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

/** Browsing, for which nobody has to sign in. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@Blocking
public class CatalogueResource {

    private static final int PAGE = 24;

    private final TicketClient listings;

    CatalogueResource(@RestClient TicketClient listings) {
        this.listings = listings;
    }

    @CheckedTemplate(basePath = "catalogue")
    static class Templates {
        static native TemplateInstance index(TicketPage page, String words, String after);

        static native TemplateInstance ticket(Ticket ticket, String quantity, String refusal);

        private Templates() {}
    }

    @GET
    public TemplateInstance index(
            @QueryParam("q") @DefaultValue("") String words, @QueryParam("after") @DefaultValue("") String after) {
        String cut = words.strip().substring(0, Math.min(words.strip().length(), 200));
        TicketPage page = listings.find(cut.isEmpty() ? null : cut, after.isEmpty() ? null : after, PAGE);
        return Templates.index(page, cut, after);
    }

    @GET
    @Path("tickets/{id}")
    public TemplateInstance ticket(
            @PathParam("id") UUID id, @QueryParam("quantity") @DefaultValue("1") String quantity) {
        return page(listings.read(id), quantity, "");
    }

    /** The page of a listing, with what was against the last wish. */
    public static TemplateInstance page(Ticket ticket, String quantity, String refusal) {
        return Templates.ticket(ticket, quantity, refusal);
    }
}
