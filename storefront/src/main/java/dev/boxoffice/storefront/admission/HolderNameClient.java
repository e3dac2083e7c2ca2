package dev.boxoffice.storefront.admission;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.boxoffice.storefront.buyer.BuyerFilter;
import dev.boxoffice.storefront.problem.ProblemReader;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The names of holders in admission-service. */
@RegisterRestClient(configKey = "admission-service")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(BuyerFilter.class)
@Path("/api/admissions")
interface HolderNameClient {

    /** The new name; {@code null} removes it. */
    record HolderName(
            @JsonInclude(JsonInclude.Include.ALWAYS) String holderName) {}

    @PATCH
    @Path("{id}")
    void rename(@PathParam("id") UUID id, HolderName name);
}
