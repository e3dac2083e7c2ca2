package dev.boxoffice.storefront.admission;

import dev.boxoffice.storefront.buyer.BuyerFilter;
import dev.boxoffice.storefront.problem.ProblemReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The admissions that the page of an order shows. Its timeout is short, because the page is complete without them. */
@RegisterRestClient(configKey = "admission-list")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(BuyerFilter.class)
@Path("/api/orders/{orderId}")
interface AdmissionListClient {

    /** The first page, and the number of admissions on all pages. */
    record Admissions(List<Admission> items, long total) {}

    @GET
    @Path("admissions")
    Admissions list(
            @PathParam("orderId") UUID orderId, @QueryParam("limit") int limit, @QueryParam("count") boolean count);
}
