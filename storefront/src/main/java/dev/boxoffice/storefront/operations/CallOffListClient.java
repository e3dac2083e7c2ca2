package dev.boxoffice.storefront.operations;

import dev.boxoffice.storefront.problem.ProblemReader;
import dev.boxoffice.storefront.session.VisitorTokenFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The call-offs of all organisers in order-service. */
@RegisterRestClient(configKey = "order-operations")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(VisitorTokenFilter.class)
@Path("/api/call-offs")
interface CallOffListClient {

    /** The first page, and the number of call-offs on all pages. */
    record Page(List<Item> items, long total) {

        public Page {
            items = List.copyOf(items);
        }

        public long more() {
            return total - items.size();
        }
    }

    /** A show whose orders are being cancelled and refunded. */
    record Item(UUID showId, String title, Instant startedAt) {}

    @GET
    Page list(@QueryParam("status") String status, @QueryParam("limit") int limit, @QueryParam("count") boolean count);
}
