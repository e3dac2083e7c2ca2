package dev.boxoffice.storefront.selling;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.boxoffice.storefront.catalogue.Show;
import dev.boxoffice.storefront.problem.ProblemReader;
import dev.boxoffice.storefront.session.VisitorTokenFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** The shows of the signed-in seller in ticket-service. */
@RegisterRestClient(configKey = "ticket-service")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(VisitorTokenFilter.class)
@Path("/api/shows")
interface SellerShowClient {

    /**
     * A change of the image only.
     *
     * @param image {@code null} removes the image
     */
    record ImageEdit(Image image) {}

    record Image(String url, String alt) {}

    /**
     * A published show with one ticket.
     *
     * @param show its fields
     */
    record NewShow(@JsonUnwrapped ShowForm.Details show, String status, List<KindForm.Details> tickets) {

        static NewShow published(ShowForm.Details show, KindForm.Details ticket) {
            return new NewShow(show, "PUBLISHED", List.of(ticket));
        }
    }

    @POST
    Show create(@HeaderParam("Idempotency-Key") String key, NewShow show);

    @GET
    @Path("{id}")
    RestResponse<Show> read(@PathParam("id") UUID id);

    @PATCH
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    Show edit(@PathParam("id") UUID id, @HeaderParam("If-Match") String etag, ImageEdit edit);

    /** Leaves out the fields that the form does not show, so they keep their values. */
    @PATCH
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    Show edit(@PathParam("id") UUID id, @HeaderParam("If-Match") String etag, ShowForm.Details edit);
}
