package dev.boxoffice.storefront.catalogue;

import dev.boxoffice.storefront.Site;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.problem.ServiceUnavailableException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The pages of shows, and earlier addresses of them. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
@PermitAll
@Blocking
class ShowPageResource {

    private static final int MOVED_PERMANENTLY = 301;

    private final ShowClient shows;
    private final TicketClient tickets;
    private final OrganiserClient organisers;
    private final Site site;

    ShowPageResource(
            @RestClient ShowClient shows,
            @RestClient TicketClient tickets,
            @RestClient OrganiserClient organisers,
            Site site) {
        this.shows = shows;
        this.tickets = tickets;
        this.organisers = organisers;
        this.site = site;
    }

    @CheckedTemplate(basePath = "catalogue")
    static class Templates {
        static native TemplateInstance show(Show show, Organiser organiser, String url, RawString data);

        private Templates() {}
    }

    @GET
    @Path("shows/{name}")
    public Response show(@PathParam("name") String name) {
        Show show = read(name);
        if (!show.address().equals("/shows/" + name)) {
            return moved(show.address());
        }
        Organiser organiser = organiserOf(show);
        return Response.ok(Templates.show(
                        show,
                        organiser,
                        site.address() + show.address(),
                        StructuredData.of(show, organiser, site.address())))
                .build();
    }

    private Show read(String name) {
        return shows.read(ShowAddress.idIn(name).orElseThrow(NotFoundException::new));
    }

    /** The page is complete without it. */
    private Organiser organiserOf(Show show) {
        try {
            return Optional.ofNullable(show.organiserId()).map(organisers::read).orElse(null);
        } catch (RequestRefusedException | ServiceUnavailableException | ProcessingException e) {
            return null;
        }
    }

    @GET
    @Path("shows/{name}/calendar.ics")
    @Produces("text/calendar;charset=UTF-8")
    public Response calendar(@PathParam("name") String name) {
        Show show = read(name);
        return Response.ok(ShowCalendar.of(show, site.address() + show.address()))
                .header("Content-Disposition", "attachment; filename=\"show.ics\"")
                .build();
    }

    /** Each kind of ticket is on the page of its show. */
    @GET
    @Path("tickets/{id}")
    public Response ticket(@PathParam("id") UUID id) {
        return moved(tickets.read(id).showAddress());
    }

    private static Response moved(String address) {
        return Response.status(MOVED_PERMANENTLY).location(URI.create(address)).build();
    }
}
