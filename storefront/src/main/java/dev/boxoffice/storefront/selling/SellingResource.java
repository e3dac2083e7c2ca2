package dev.boxoffice.storefront.selling;

import dev.boxoffice.storefront.TimeFormat;
import dev.boxoffice.storefront.catalogue.Ticket;
import dev.boxoffice.storefront.catalogue.TicketPage;
import dev.boxoffice.storefront.problem.KeyInUseRetry;
import dev.boxoffice.storefront.problem.Problem;
import dev.boxoffice.storefront.problem.ProblemMessages;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.session.Visitor;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** The seller's pages: their tickets, and the forms to create, edit and withdraw one. */
@Path("/sell")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class SellingResource {

    private static final List<String> ALL_STATUSES = List.of("ON_SALE", "WITHDRAWN");
    private static final String ANY_START = "1970-01-01T00:00:00Z";

    private final SellerTicketClient tickets;
    private final SalesLookup sales;
    private final Visitor visitor;
    private final TimeFormat timeFormat;
    private final ProblemMessages problemMessages;
    private final FieldErrors fieldErrors;

    SellingResource(
            @RestClient SellerTicketClient tickets,
            SalesLookup sales,
            Visitor visitor,
            TimeFormat timeFormat,
            ProblemMessages problemMessages,
            FieldErrors fieldErrors) {
        this.tickets = tickets;
        this.sales = sales;
        this.visitor = visitor;
        this.timeFormat = timeFormat;
        this.problemMessages = problemMessages;
        this.fieldErrors = fieldErrors;
    }

    @CheckedTemplate(basePath = "selling")
    static class Templates {
        static native TemplateInstance tickets(TicketPage page, SalesLookup.Result sales);

        static native TemplateInstance create(TicketForm form, String key, Map<String, String> errors, String error);

        /**
         * The page of one ticket.
         *
         * @param shown fingerprint of the unchanged form
         * @param stale the ticket has changed since the seller opened the form
         */
        static native TemplateInstance edit(
                Ticket ticket,
                String etag,
                String shown,
                TicketForm form,
                boolean stale,
                Map<String, String> errors,
                String error,
                TicketSales sales);

        private Templates() {}
    }

    @GET
    public TemplateInstance list(@QueryParam("after") String after) {
        TicketPage page = tickets.find(visitor.id(), ALL_STATUSES, ANY_START, after);
        return Templates.tickets(page, sales.of(page.items()));
    }

    @GET
    @Path("new")
    public TemplateInstance newForm() {
        return Templates.create(
                TicketForm.empty(timeFormat.zone()), UUID.randomUUID().toString(), Map.of(), "");
    }

    @POST
    @Path("new")
    public Response create(@BeanParam TicketForm form, @FormParam("key") String key) {
        Map<String, String> errors = new HashMap<>();
        TicketForm.NewRequest request = form.read(timeFormat, fieldErrors, errors);
        if (!errors.isEmpty()) {
            return invalidForm(form, errors, "");
        }
        try {
            Ticket ticket = KeyInUseRetry.send(() -> tickets.create(key, request));
            return toTicket(ticket.id());
        } catch (RequestRefusedException e) {
            Map<String, String> refused = fieldErrors.of(e.problem());
            return invalidForm(form, refused, refused.isEmpty() ? problemMessages.of(e.problem()) : "");
        }
    }

    private static Response invalidForm(TicketForm form, Map<String, String> errors, String error) {
        return Response.status(422)
                .entity(Templates.create(form, UUID.randomUUID().toString(), errors, error))
                .build();
    }

    @GET
    @Path("{id}")
    public TemplateInstance show(@PathParam("id") UUID id) {
        RestResponse<Ticket> read = tickets.read(id);
        return editPage(read, TicketForm.of(read.getEntity(), timeFormat), false, Map.of(), "");
    }

    /**
     * Changes the fields that the seller touched.
     *
     * @param version of the ticket that the form was shown with
     * @param shown the fingerprint of the form as it was shown
     */
    @POST
    @Path("{id}")
    public Response edit(
            @PathParam("id") UUID id,
            @BeanParam TicketForm form,
            @FormParam("etag") String etag,
            @FormParam("version") String version,
            @FormParam("shown") String shown) {
        RestResponse<Ticket> read = tickets.read(id);
        Ticket ticket = read.getEntity();
        Set<String> touched = FormFingerprint.touched(form, shown);
        if (!Long.toString(ticket.version()).equals(version)) {
            return staleEdit(read, form, touched);
        }
        Map<String, String> errors = new HashMap<>();
        TicketForm.Request request = form.read(ticket, touched, timeFormat, fieldErrors, errors);
        if (!errors.isEmpty()) {
            return Response.status(422)
                    .entity(editPage(read, form, false, errors, ""))
                    .build();
        }
        try {
            tickets.edit(id, etag, request);
            return toTicket(id);
        } catch (RequestRefusedException e) {
            RestResponse<Ticket> current = tickets.read(id);
            return e.problem().name().equals("stale")
                    ? staleEdit(current, form, touched)
                    : refusedEdit(current, rebase(form, current, touched), e.problem());
        }
    }

    @POST
    @Path("{id}/withdraw")
    public Response withdraw(@PathParam("id") UUID id, @FormParam("etag") String etag) {
        try {
            tickets.withdraw(id, etag);
            return toTicket(id);
        } catch (RequestRefusedException e) {
            RestResponse<Ticket> current = tickets.read(id);
            TicketForm form = TicketForm.of(current.getEntity(), timeFormat);
            return e.problem().name().equals("stale")
                    ? staleEdit(current, form, Set.of())
                    : refusedEdit(current, form, e.problem());
        }
    }

    /** Shows the current version, and the seller's changes in the form. Saving again changes only the touched fields. */
    private Response staleEdit(RestResponse<Ticket> current, TicketForm form, Set<String> touched) {
        return Response.status(Response.Status.PRECONDITION_FAILED)
                .entity(editPage(current, rebase(form, current, touched), true, Map.of(), ""))
                .build();
    }

    private TicketForm rebase(TicketForm form, RestResponse<Ticket> current, Set<String> touched) {
        return form.rebase(TicketForm.of(current.getEntity(), timeFormat), touched);
    }

    private Response refusedEdit(RestResponse<Ticket> current, TicketForm form, Problem problem) {
        Map<String, String> errors = fieldErrors.of(problem);
        String error = errors.isEmpty() ? problemMessages.of(problem) : "";
        return Response.status(problem.status())
                .entity(editPage(current, form, false, errors, error))
                .build();
    }

    private TemplateInstance editPage(
            RestResponse<Ticket> read, TicketForm form, boolean stale, Map<String, String> errors, String error) {
        Ticket ticket = read.getEntity();
        String shown = FormFingerprint.of(TicketForm.of(ticket, timeFormat));
        return Templates.edit(
                ticket, read.getHeaderString("ETag"), shown, form, stale, errors, error, sales.of(ticket));
    }

    private static Response toTicket(UUID id) {
        return Response.seeOther(URI.create("/sell/" + id)).build();
    }
}
