package dev.boxoffice.storefront.operations;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** For operators: whether the books agree, and what needs a look. */
@Path("/operations")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("admin")
@Blocking
class OperationsResource {

    private final Administration orders;
    private final TicketAdministration tickets;

    OperationsResource(@RestClient Administration orders, @RestClient TicketAdministration tickets) {
        this.orders = orders;
        this.tickets = tickets;
    }

    @CheckedTemplate(basePath = "operations")
    static class Templates {
        /** {@code redriven}: {@code null} before a redrive. */
        static native TemplateInstance operations(
                Reconciliation books,
                Administration.Replica replica,
                Administration.Outbox ordersOutbox,
                Administration.Outbox ticketsOutbox,
                Administration.Redriven redriven);

        private Templates() {}
    }

    @GET
    public TemplateInstance show() {
        return page(null);
    }

    @POST
    @Path("redrive")
    public TemplateInstance redrive() {
        return page(orders.redrive());
    }

    private TemplateInstance page(Administration.Redriven redriven) {
        return Templates.operations(
                orders.reconciliation(), orders.replica(), orders.outbox(), tickets.outbox(), redriven);
    }
}
