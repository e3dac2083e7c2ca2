package dev.boxoffice.storefront.selling.offer;

import dev.boxoffice.storefront.selling.desk.Desk;
import dev.boxoffice.storefront.selling.desk.Permission;
import dev.boxoffice.storefront.session.Flash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** The desk at which a show, its tickets and its pools are edited. */
@ApplicationScoped
public class ShowDesk {

    private final ShowClient shows;
    private final Desk desk;
    private final Flash flash;

    ShowDesk(@RestClient ShowClient shows, Desk desk, Flash flash) {
        this.shows = shows;
        this.desk = desk;
        this.flash = flash;
    }

    /** Reads a show with its ETag, and requires that the visitor may edit it. */
    public RestResponse<Show> enter(UUID showId) {
        RestResponse<Show> read = shows.read(showId);
        desk.enter(read.getEntity().organiserId(), Permission.EDIT);
        return read;
    }

    /** Leads to the page of a show, which says what was done. */
    public Response confirm(UUID showId, String confirmation) {
        flash.say(confirmation);
        return Response.seeOther(URI.create("/sell/shows/" + showId)).build();
    }
}
