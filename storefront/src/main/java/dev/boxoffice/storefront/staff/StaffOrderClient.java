package dev.boxoffice.storefront.staff;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.boxoffice.storefront.Money;
import dev.boxoffice.storefront.problem.ProblemReader;
import dev.boxoffice.storefront.session.VisitorTokenFilter;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The orders of all buyers in order-service, as far as the visitor is staff. */
@RegisterRestClient(configKey = "order-service")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(VisitorTokenFilter.class)
@Path("/api")
interface StaffOrderClient {

    String CSV = "text/csv";

    /** A page of orders, newest first; {@code next}: {@code null} on the last page. */
    record Page(List<FoundOrder> items, String next, long total) {}

    /** Which orders to find; {@code null} for any. */
    class Filter {

        @QueryParam("q")
        String text;

        @QueryParam("organiserId")
        UUID organiser;

        @QueryParam("showId")
        UUID show;

        @QueryParam("status")
        String status;

        @QueryParam("from")
        String from;

        @QueryParam("to")
        String to;
    }

    /**
     * Request to refund.
     *
     * @param lines {@code null} for an amount or all that is left
     * @param amount {@code null} for lines or all that is left
     * @param reason {@code null} for none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RefundRequest(List<StaffOrder.Refund.Line> lines, Money amount, Boolean restock, String reason) {}

    @GET
    @Path("admin/orders")
    Page find(
            @BeanParam Filter filter,
            @QueryParam("after") String after,
            @QueryParam("limit") int limit,
            @QueryParam("count") boolean count);

    @GET
    @Path("admin/orders")
    @Produces(CSV)
    InputStream export(@BeanParam Filter filter);

    @GET
    @Path("admin/orders/{id}")
    StaffOrder read(@PathParam("id") UUID id);

    @POST
    @Path("admin/orders/{id}/cancel")
    FoundOrder cancel(@PathParam("id") UUID id);

    @POST
    @Path("orders/{id}/refunds")
    StaffOrder.Refund refund(
            @PathParam("id") UUID id, @HeaderParam("Idempotency-Key") String key, RefundRequest request);
}
