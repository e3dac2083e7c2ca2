package dev.boxoffice.storefront.operations;

import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.ServiceUnavailableException;
import dev.boxoffice.storefront.session.Flash;
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
import java.util.List;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * The operators' desk: a search for orders, reconciliation, call-offs, and what each service reports. The page asks no service. Its panels
 * load one by one, and are pages of their own without JavaScript, so a service that does not respond delays nothing else.
 */
@Path("/operations")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed("admin")
@Blocking
class OperationsResource {

    private static final String ORDERS = "order-service";
    private static final String TICKETS = "ticket-service";
    private static final String ADMISSIONS = "admission-service";
    private static final String SERVICES = ORDERS + "|" + TICKETS + "|" + ADMISSIONS;

    private static final int MAX_CALL_OFFS = 20;

    private final OrderAdminClient orders;
    private final TicketAdminClient tickets;
    private final AdmissionAdminClient admissions;
    private final ReconciliationClient reconciliation;
    private final CallOffListClient callOffs;
    private final Texts<OperationsMessages> messages;
    private final Flash flash;

    OperationsResource(
            @RestClient OrderAdminClient orders,
            @RestClient TicketAdminClient tickets,
            @RestClient AdmissionAdminClient admissions,
            @RestClient ReconciliationClient reconciliation,
            @RestClient CallOffListClient callOffs,
            Texts<OperationsMessages> messages,
            Flash flash) {
        this.orders = orders;
        this.tickets = tickets;
        this.admissions = admissions;
        this.reconciliation = reconciliation;
        this.callOffs = callOffs;
        this.messages = messages;
        this.flash = flash;
    }

    @CheckedTemplate(basePath = "operations")
    static class Templates {
        static native TemplateInstance operations(List<String> services);

        /** {@code found}: {@code null} while order-service does not respond. */
        static native TemplateInstance reconciliation(Reconciliation found);

        /** {@code found}: {@code null} while order-service does not respond. */
        static native TemplateInstance callOffs(CallOffListClient.Page found);

        static native TemplateInstance service(ServicePanel panel);

        static native TemplateInstance dismiss(String service, DeadLetters.Letter letter);

        private Templates() {}
    }

    @GET
    public TemplateInstance show() {
        return Templates.operations(List.of(ORDERS, TICKETS, ADMISSIONS));
    }

    @GET
    @Path("reconciliation")
    public TemplateInstance reconcile() {
        try {
            return Templates.reconciliation(reconciliation.reconciliation());
        } catch (ServiceUnavailableException | ProcessingException e) {
            return Templates.reconciliation(null);
        }
    }

    @GET
    @Path("call-offs")
    public TemplateInstance callOffs() {
        try {
            return Templates.callOffs(callOffs.list("RUNNING", MAX_CALL_OFFS, true));
        } catch (ServiceUnavailableException | ProcessingException e) {
            return Templates.callOffs(null);
        }
    }

    @GET
    @Path("{service:" + SERVICES + "}")
    public TemplateInstance service(@PathParam("service") String service) {
        return Templates.service(panel(service));
    }

    private ServicePanel panel(String service) {
        try {
            return switch (service) {
                case ORDERS -> new ServicePanel(service, orders.outbox(), orders.replica(), orders.deadLetters());
                case TICKETS -> new ServicePanel(service, tickets.outbox(), null, tickets.deadLetters());
                default -> new ServicePanel(service, admissions.outbox(), null, admissions.deadLetters());
            };
        } catch (ServiceUnavailableException | ProcessingException e) {
            return new ServicePanel(service, null, null, null);
        }
    }

    @POST
    @Path("{service:" + SERVICES + "}/redrive")
    public Response redrive(@PathParam("service") String service) {
        DeadLetters.Redriven redriven = switch (service) {
            case ORDERS -> orders.redrive();
            case TICKETS -> tickets.redrive();
            default -> admissions.redrive();
        };
        flash.say(messages.get()
                .redriven(redriven.read(), redriven.applied(), redriven.deadAgain(), redriven.remaining()));
        return Response.seeOther(URI.create("/operations/" + service)).build();
    }

    /** Asks before a dead letter is dismissed. */
    @GET
    @Path("{service:" + SERVICES + "}/dead-letters/{id}/dismiss")
    public Response confirmDismiss(@PathParam("service") String service, @PathParam("id") String id) {
        ServicePanel panel = panel(service);
        return panel.isUnknown()
                ? Response.ok(Templates.service(panel)).build()
                : panel.deadLetters().items().stream()
                        .filter(letter -> letter.id().equals(id))
                        .findFirst()
                        .map(letter -> Response.ok(Templates.dismiss(service, letter)))
                        .orElseGet(() -> Response.seeOther(URI.create("/operations/" + service)))
                        .build();
    }

    @POST
    @Path("{service:" + SERVICES + "}/dead-letters/{id}/dismiss")
    public Response dismiss(@PathParam("service") String service, @PathParam("id") String id) {
        switch (service) {
            case ORDERS -> orders.dismiss(id);
            case TICKETS -> tickets.dismiss(id);
            default -> admissions.dismiss(id);
        }
        flash.say(messages.get().dismissed());
        return Response.seeOther(URI.create("/operations/" + service)).build();
    }
}
