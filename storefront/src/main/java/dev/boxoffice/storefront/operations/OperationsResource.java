package dev.boxoffice.storefront.operations;

import dev.boxoffice.storefront.problem.ServiceUnavailableException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Supplier;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The operators' page: reconciliation, unpublished events, the replica and dead letters. */
@Path("/operations")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("admin")
@Blocking
class OperationsResource {

    private static final String ORDERS = "order-service";
    private static final String TICKETS = "ticket-service";
    private static final String SERVICES = ORDERS + "|" + TICKETS + "|admission-service";

    private final OrderAdminClient orders;
    private final TicketAdminClient tickets;
    private final AdmissionAdminClient admissions;

    OperationsResource(
            @RestClient OrderAdminClient orders,
            @RestClient TicketAdminClient tickets,
            @RestClient AdmissionAdminClient admissions) {
        this.orders = orders;
        this.tickets = tickets;
        this.admissions = admissions;
    }

    /** The figures that the services report; each is {@code null} while its service is unavailable. */
    record Overview(
            Reconciliation reconciliation,
            OrderAdminClient.Replica replica,
            OrderAdminClient.Outbox ordersOutbox,
            OrderAdminClient.Outbox ticketsOutbox,
            OrderAdminClient.Outbox admissionsOutbox,
            DeadLetters ordersDeadLetters,
            DeadLetters ticketsDeadLetters,
            DeadLetters admissionsDeadLetters) {}

    @CheckedTemplate(basePath = "operations")
    static class Templates {
        /** {@code redriven}: {@code null} before a redrive. */
        static native TemplateInstance operations(Overview overview, DeadLetters.Redriven redriven);

        private Templates() {}
    }

    @GET
    public TemplateInstance show() {
        return page(null);
    }

    @POST
    @Path("{service:" + SERVICES + "}/redrive")
    public TemplateInstance redrive(@PathParam("service") String service) {
        return page(
                switch (service) {
                    case ORDERS -> orders.redrive();
                    case TICKETS -> tickets.redrive();
                    default -> admissions.redrive();
                });
    }

    @POST
    @Path("{service:" + SERVICES + "}/dead-letters/{id}/dismiss")
    public Response dismiss(@PathParam("service") String service, @PathParam("id") String id) {
        switch (service) {
            case ORDERS -> orders.dismiss(id);
            case TICKETS -> tickets.dismiss(id);
            default -> admissions.dismiss(id);
        }
        return Response.seeOther(URI.create("/operations")).build();
    }

    private TemplateInstance page(DeadLetters.Redriven redriven) {
        return Templates.operations(
                new Overview(
                        ifAvailable(orders::reconciliation),
                        ifAvailable(orders::replica),
                        ifAvailable(orders::outbox),
                        ifAvailable(tickets::outbox),
                        ifAvailable(admissions::outbox),
                        ifAvailable(orders::deadLetters),
                        ifAvailable(tickets::deadLetters),
                        ifAvailable(admissions::deadLetters)),
                redriven);
    }

    private static <T> T ifAvailable(Supplier<T> request) {
        try {
            return request.get();
        } catch (ServiceUnavailableException | ProcessingException e) {
            return null;
        }
    }
}
