package dev.boxoffice.storefront.selling;

import dev.boxoffice.storefront.TimeFormat;
import dev.boxoffice.storefront.catalogue.Show;
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

/** The seller's pages: their tickets, the form for a new show, and the forms to edit and withdraw a ticket. */
@Path("/sell")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class SellingResource {

    private static final List<String> ALL_STATUSES = List.of("ON_SALE", "WITHDRAWN");
    private static final String ANY_START = "1970-01-01T00:00:00Z";

    private final SellerTicketClient tickets;
    private final SellerShowClient shows;
    private final SalesLookup sales;
    private final Visitor visitor;
    private final TimeFormat timeFormat;
    private final ProblemMessages problemMessages;
    private final FieldErrors fieldErrors;

    SellingResource(
            @RestClient SellerTicketClient tickets,
            @RestClient SellerShowClient shows,
            SalesLookup sales,
            Visitor visitor,
            TimeFormat timeFormat,
            ProblemMessages problemMessages,
            FieldErrors fieldErrors) {
        this.tickets = tickets;
        this.shows = shows;
        this.sales = sales;
        this.visitor = visitor;
        this.timeFormat = timeFormat;
        this.problemMessages = problemMessages;
        this.fieldErrors = fieldErrors;
    }

    @CheckedTemplate(basePath = "selling")
    static class Templates {
        static native TemplateInstance tickets(TicketPage page, SalesLookup.Result sales);

        static native TemplateInstance create(
                ShowForm form, KindForm kind, String key, Map<String, String> errors, String error);

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
                KindForm form,
                boolean stale,
                Map<String, String> errors,
                String error,
                TicketSales sales);

        private Templates() {}
    }

    @GET
    @Path("shows")
    public TemplateInstance list(@QueryParam("after") String after) {
        TicketPage page = tickets.find(visitor.id(), ALL_STATUSES, ANY_START, after);
        return Templates.tickets(page, sales.of(page.items()));
    }

    @GET
    @Path("new")
    public TemplateInstance newForm() {
        return newForm(ShowForm.empty(timeFormat.zone()), KindForm.in("EUR"), Map.of(), "");
    }

    @POST
    @Path("new")
    public Response create(@BeanParam ShowForm form, @BeanParam KindForm kind, @FormParam("key") String key) {
        Map<String, String> errors = new HashMap<>();
        var request = SellerShowClient.NewShow.published(
                form.read(timeFormat, fieldErrors, errors), kind.readUnnamed(fieldErrors, errors));
        if (!errors.isEmpty()) {
            return invalid(newForm(form, kind, errors, ""));
        }
        try {
            Show show = KeyInUseRetry.send(() -> shows.create(key, request));
            return toTicket(show.tickets().getFirst().id());
        } catch (RequestRefusedException e) {
            Map<String, String> refused = fieldErrors.of(e.problem());
            return invalid(newForm(form, kind, refused, refused.isEmpty() ? problemMessages.of(e.problem()) : ""));
        }
    }

    private static TemplateInstance newForm(ShowForm form, KindForm kind, Map<String, String> errors, String error) {
        return Templates.create(form, kind, UUID.randomUUID().toString(), errors, error);
    }

    private static Response invalid(TemplateInstance page) {
        return Response.status(422).entity(page).build();
    }

    @GET
    @Path("{id}")
    public TemplateInstance show(@PathParam("id") UUID id) {
        RestResponse<Ticket> read = tickets.read(id);
        return editPage(read, KindForm.of(read.getEntity()), false, Map.of(), "");
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
            @BeanParam KindForm form,
            @FormParam("etag") String etag,
            @FormParam("version") String version,
            @FormParam("shown") String shown) {
        RestResponse<Ticket> read = tickets.read(id);
        Ticket ticket = read.getEntity();
        Set<String> touched = FormFingerprint.touched(form.fields(), shown);
        if (!Long.toString(ticket.version()).equals(version)) {
            return staleEdit(read, form, touched);
        }
        Map<String, String> errors = new HashMap<>();
        KindForm.Details details = form.read(ticket, touched, fieldErrors, errors);
        if (!errors.isEmpty()) {
            return invalid(editPage(read, form, false, errors, ""));
        }
        try {
            tickets.edit(id, etag, details);
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
            KindForm form = KindForm.of(current.getEntity());
            return e.problem().name().equals("stale")
                    ? staleEdit(current, form, Set.of())
                    : refusedEdit(current, form, e.problem());
        }
    }

    /** Shows the current version, and the seller's changes in the form. Saving again changes only the touched fields. */
    private Response staleEdit(RestResponse<Ticket> current, KindForm form, Set<String> touched) {
        return Response.status(Response.Status.PRECONDITION_FAILED)
                .entity(editPage(current, rebase(form, current, touched), true, Map.of(), ""))
                .build();
    }

    private static KindForm rebase(KindForm form, RestResponse<Ticket> current, Set<String> touched) {
        return form.rebase(KindForm.of(current.getEntity()), touched);
    }

    private Response refusedEdit(RestResponse<Ticket> current, KindForm form, Problem problem) {
        Map<String, String> errors = fieldErrors.of(problem);
        String error = errors.isEmpty() ? problemMessages.of(problem) : "";
        return Response.status(problem.status())
                .entity(editPage(current, form, false, errors, error))
                .build();
    }

    private TemplateInstance editPage(
            RestResponse<Ticket> read, KindForm form, boolean stale, Map<String, String> errors, String error) {
        Ticket ticket = read.getEntity();
        String shown = FormFingerprint.of(KindForm.of(ticket).fields());
        return Templates.edit(
                ticket, read.getHeaderString("ETag"), shown, form, stale, errors, error, sales.of(ticket));
    }

    private static Response toTicket(UUID id) {
        return Response.seeOther(URI.create("/sell/" + id)).build();
    }
}
