package dev.boxoffice.storefront.selling;

import dev.boxoffice.storefront.catalogue.Ticket;
import dev.boxoffice.storefront.problem.KeyInUseRetry;
import dev.boxoffice.storefront.problem.ProblemMessages;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Adds another kind of ticket to the show of a ticket. */
@Path("/sell/{id}/another")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class KindResource {

    private final SellerTicketClient tickets;
    private final ProblemMessages problemMessages;
    private final FieldErrors fieldErrors;

    KindResource(@RestClient SellerTicketClient tickets, ProblemMessages problemMessages, FieldErrors fieldErrors) {
        this.tickets = tickets;
        this.problemMessages = problemMessages;
        this.fieldErrors = fieldErrors;
    }

    @CheckedTemplate(basePath = "selling")
    static class Templates {
        static native TemplateInstance another(
                Ticket ticket, KindForm form, String key, Map<String, String> errors, String error);

        private Templates() {}
    }

    @GET
    public TemplateInstance newForm(@PathParam("id") UUID id) {
        Ticket ticket = tickets.read(id).getEntity();
        return page(ticket, KindForm.in(ticket.price().currency()), Map.of(), "");
    }

    @POST
    public Response create(@PathParam("id") UUID id, @BeanParam KindForm form, @FormParam("key") String key) {
        Ticket ticket = tickets.read(id).getEntity();
        Map<String, String> errors = new HashMap<>();
        KindForm.Details details = form.read(fieldErrors, errors);
        if (!errors.isEmpty()) {
            return invalid(page(ticket, form, errors, ""));
        }
        try {
            var request = new KindForm.Request(ticket.showId(), details);
            Ticket created = KeyInUseRetry.send(() -> tickets.create(key, request));
            return Response.seeOther(URI.create("/sell/" + created.id())).build();
        } catch (RequestRefusedException e) {
            Map<String, String> refused = fieldErrors.of(e.problem());
            return invalid(page(ticket, form, refused, refused.isEmpty() ? problemMessages.of(e.problem()) : ""));
        }
    }

    private static TemplateInstance page(Ticket ticket, KindForm form, Map<String, String> errors, String error) {
        return Templates.another(ticket, form, UUID.randomUUID().toString(), errors, error);
    }

    private static Response invalid(TemplateInstance page) {
        return Response.status(422).entity(page).build();
    }
}
