package dev.boxoffice.storefront.admission;

import dev.boxoffice.storefront.buyer.BuyerFilter;
import dev.boxoffice.storefront.problem.ProblemReader;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** Files about the buyer's orders in admission-service. */
@RegisterRestClient(configKey = "admission-service")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(BuyerFilter.class)
@Path("/api/orders/{orderId}")
interface AdmissionClient {

    String PDF = "application/pdf";
    String CALENDAR = "text/calendar;charset=UTF-8";

    @GET
    @Path("admissions.pdf")
    @Produces(PDF)
    byte[] pdf(@PathParam("orderId") UUID orderId, @QueryParam("ticketId") UUID ticketId);

    @GET
    @Path("calendar.ics")
    @Produces(CALENDAR)
    byte[] calendar(@PathParam("orderId") UUID orderId);
}
