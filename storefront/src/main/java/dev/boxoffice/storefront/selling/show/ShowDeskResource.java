package dev.boxoffice.storefront.selling.show;

import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.problem.ServiceUnavailableException;
import dev.boxoffice.storefront.selling.desk.Desk;
import dev.boxoffice.storefront.selling.desk.Permission;
import dev.boxoffice.storefront.selling.offer.CallOff;
import dev.boxoffice.storefront.selling.offer.CallOffClient;
import dev.boxoffice.storefront.selling.offer.SalesLookup;
import dev.boxoffice.storefront.selling.offer.Show;
import dev.boxoffice.storefront.selling.offer.ShowClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** A show at the desk: its tickets and pools with their figures, and everything that can be done with it. */
@Path("/sell/shows/{id}")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class ShowDeskResource {

    private final ShowClient shows;
    private final CallOffClient callOffs;
    private final SalesLookup sales;
    private final Desk desk;

    ShowDeskResource(@RestClient ShowClient shows, @RestClient CallOffClient callOffs, SalesLookup sales, Desk desk) {
        this.shows = shows;
        this.callOffs = callOffs;
        this.sales = sales;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "selling")
    static class Templates {
        /**
         * The page of a show.
         *
         * @param callOff {@code null} if the show is not called off, or its progress is unknown
         * @param widget the code for another website
         */
        static native TemplateInstance show(
                Show show, String etag, SalesLookup.Revenue revenue, CallOff callOff, String widget);

        private Templates() {}
    }

    @GET
    public TemplateInstance show(@PathParam("id") UUID id, @Context UriInfo uri) {
        RestResponse<Show> read = shows.read(id);
        Show show = read.getEntity();
        desk.enter(show.organiserId(), Permission.FIGURES);
        return Templates.show(
                show,
                read.getHeaderString("ETag"),
                desk.maySeeOrders() ? sales.of(show.tickets()) : SalesLookup.unknown(),
                callOff(show),
                WidgetCode.of(show, uri.getBaseUri()));
    }

    private CallOff callOff(Show show) {
        if (!show.calledOff() || !desk.maySeeOrders()) {
            return null;
        }
        try {
            return callOffs.read(show.id());
        } catch (RequestRefusedException | ServiceUnavailableException | ProcessingException _) {
            return null; // order-service learns of a call-off a moment later
        }
    }
}
