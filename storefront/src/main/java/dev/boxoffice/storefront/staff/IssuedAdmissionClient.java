package dev.boxoffice.storefront.staff;

import dev.boxoffice.storefront.problem.ProblemReader;
import dev.boxoffice.storefront.session.VisitorTokenFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The admissions of an order in admission-service. Its timeout is short, because the page is complete without them. */
@RegisterRestClient(configKey = "admission-list")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(VisitorTokenFilter.class)
@Path("/api/orders/{orderId}/admissions")
interface IssuedAdmissionClient {

    /** The first page, and the number of admissions on all pages. */
    record Page(List<IssuedAdmissions.Issued> items, long total) {}

    @GET
    Page list(@PathParam("orderId") UUID orderId, @QueryParam("limit") int limit, @QueryParam("count") boolean count);
}
