package dev.boxoffice.storefront.operations;

import dev.boxoffice.storefront.problem.ServiceUnavailableException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** For operators: whether the books agree, and what needs a look. */
@Path("/operations")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("admin")
@Blocking
class OperationsResource {

    private final OrderAdminClient orders;
    private final TicketAdminClient tickets;

    OperationsResource(@RestClient OrderAdminClient orders, @RestClient TicketAdminClient tickets) {
        this.orders = orders;
        this.tickets = tickets;
    }

    /** What is known at the moment; a figure is {@code null} where nobody answered who could tell. */
    record Glance(
            Reconciliation books,
            OrderAdminClient.Replica replica,
            OrderAdminClient.Outbox ordersOutbox,
            OrderAdminClient.Outbox ticketsOutbox,
            OrderAdminClient.DeadLetters deadLetters) {}

    @CheckedTemplate(basePath = "operations")
    static class Templates {
        /** {@code redriven}: {@code null} before a redrive. */
        static native TemplateInstance operations(Glance glance, OrderAdminClient.Redriven redriven);

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

    private TemplateInstance page(OrderAdminClient.Redriven redriven) {
        return Templates.operations(
                new Glance(
                        known(orders::reconciliation),
                        known(orders::replica),
                        known(orders::outbox),
                        known(tickets::outbox),
                        known(orders::deadLetters)),
                redriven);
    }

    /** Who looks here when something is away wants to see the rest. */
    private static <T> T known(Supplier<T> question) {
        try {
            return question.get();
        } catch (ServiceUnavailableException | ProcessingException e) {
            return null;
        }
    }
}
