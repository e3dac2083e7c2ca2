package dev.boxoffice.storefront.dashboard;

import dev.boxoffice.storefront.Days;
import dev.boxoffice.storefront.problem.ServiceUnavailableException;
import dev.boxoffice.storefront.selling.desk.Desk;
import dev.boxoffice.storefront.selling.desk.Permission;
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
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The sales of the organiser's shows, in total and of one show. */
@Path("/sell")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class DashboardResource {

    private final SummaryClient client;
    private final ShowClient shows;
    private final Days days;
    private final Desk desk;

    DashboardResource(@RestClient SummaryClient client, @RestClient ShowClient shows, Days days, Desk desk) {
        this.client = client;
        this.shows = shows;
        this.days = days;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "dashboard")
    static class Templates {
        /** {@code dashboard}: {@code null} while order-service does not respond. */
        static native TemplateInstance dashboard(Dashboard dashboard);

        static native TemplateInstance show(UUID id, Dashboard dashboard);

        private Templates() {}
    }

    @GET
    public TemplateInstance all() {
        desk.require(Permission.FIGURES);
        return Templates.dashboard(summarize(desk.organiserId(), null));
    }

    @GET
    @Path("sales/{show}")
    public TemplateInstance show(@PathParam("show") UUID show) {
        desk.enter(shows.read(show).getEntity().organiserId(), Permission.FIGURES);
        return Templates.show(show, summarize(null, show));
    }

    private Dashboard summarize(UUID organiser, UUID show) {
        try {
            SalesSummary summary = client.summarize(organiser, show, Dashboard.DAYS);
            return Dashboard.of(summary, Instant.now(), days.today());
        } catch (ServiceUnavailableException | ProcessingException e) {
            return null;
        }
    }
}
