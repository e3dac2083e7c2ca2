package dev.boxoffice.storefront.operations;

import dev.boxoffice.storefront.problem.ProblemReader;
import dev.boxoffice.storefront.session.VisitorTokenFilter;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The reconciliation of order-service, which takes longer the more orders there are. */
@RegisterRestClient(configKey = "order-service")
@RegisterProvider(ProblemReader.class)
@RegisterProvider(VisitorTokenFilter.class)
@Path("/api/admin/reconciliation")
interface ReconciliationClient {

    @GET
    Reconciliation reconciliation();
}
