package dev.boxoffice.storefront.dashboard;

import dev.boxoffice.storefront.problem.ProblemReader;
import dev.boxoffice.storefront.session.VisitorTokenFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Sales by day in order-service. */
@RegisterRestClient(configKey = "order-service")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(VisitorTokenFilter.class)
@Path("/api/sales/summary")
public interface SummaryClient {

    /**
     * Summarizes the shows that start within the last days or later.
     *
     * @param organiserId {@code null} for all organisers of the visitor
     * @param showId {@code null} for all shows
     */
    @GET
    SalesSummary summarize(
            @QueryParam("organiserId") UUID organiserId,
            @QueryParam("showId") UUID showId,
            @QueryParam("days") int days);
}
