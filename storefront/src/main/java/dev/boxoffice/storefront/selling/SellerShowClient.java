package dev.boxoffice.storefront.selling;

import dev.boxoffice.storefront.catalogue.Show;
import dev.boxoffice.storefront.problem.ProblemReader;
import dev.boxoffice.storefront.session.VisitorTokenFilter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
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

    @GET
    @Path("{id}")
    RestResponse<Show> read(@PathParam("id") UUID id);

    @PATCH
    @Path("{id}")
    @Consumes("application/merge-patch+json")
    Show edit(@PathParam("id") UUID id, @HeaderParam("If-Match") String etag, ImageEdit edit);
}
