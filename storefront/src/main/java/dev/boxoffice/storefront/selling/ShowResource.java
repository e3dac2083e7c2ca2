package dev.boxoffice.storefront.selling;

import dev.boxoffice.storefront.TimeFormat;
import dev.boxoffice.storefront.catalogue.Show;
import dev.boxoffice.storefront.catalogue.Ticket;
import dev.boxoffice.storefront.problem.Problem;
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
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** Edits the show of a ticket, and all its tickets with it. */
@Path("/sell/{id}/show")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class ShowResource {

    private final SellerTicketClient tickets;
    private final SellerShowClient shows;
    private final TimeFormat timeFormat;
    private final ProblemMessages problemMessages;
    private final FieldErrors fieldErrors;

    ShowResource(
            @RestClient SellerTicketClient tickets,
            @RestClient SellerShowClient shows,
            TimeFormat timeFormat,
            ProblemMessages problemMessages,
            FieldErrors fieldErrors) {
        this.tickets = tickets;
        this.shows = shows;
        this.timeFormat = timeFormat;
        this.problemMessages = problemMessages;
        this.fieldErrors = fieldErrors;
    }

    @CheckedTemplate(basePath = "selling")
    static class Templates {
        /**
         * The form.
         *
         * @param shown fingerprint of the unchanged form
         * @param stale the show has changed since the seller opened the form
         */
        static native TemplateInstance show(
                Ticket ticket,
                Show show,
                String etag,
                String shown,
                ShowForm form,
                boolean stale,
                Map<String, String> errors,
                String error);

        private Templates() {}
    }

    @GET
    public TemplateInstance form(@PathParam("id") UUID id) {
        Ticket ticket = tickets.read(id).getEntity();
        RestResponse<Show> show = shows.read(ticket.showId());
        return page(ticket, show, ShowForm.of(show.getEntity(), timeFormat), false, Map.of(), "");
    }

    /**
     * Changes the fields that the seller touched.
     *
     * @param version of the show that the form was shown with
     * @param shown the fingerprint of the form as it was shown
     */
    @POST
    public Response edit(
            @PathParam("id") UUID id,
            @BeanParam ShowForm form,
            @FormParam("etag") String etag,
            @FormParam("version") String version,
            @FormParam("shown") String shown) {
        Ticket ticket = tickets.read(id).getEntity();
        RestResponse<Show> read = shows.read(ticket.showId());
        Show show = read.getEntity();
        Set<String> touched = FormFingerprint.touched(form.fields(), shown);
        if (!Long.toString(show.version()).equals(version)) {
            return stale(ticket, read, form, touched);
        }
        Map<String, String> errors = new HashMap<>();
        ShowForm.Details details = form.read(show, touched, timeFormat, fieldErrors, errors);
        if (!errors.isEmpty()) {
            return respond(422, page(ticket, read, form, false, errors, ""));
        }
        try {
            shows.edit(show.id(), etag, details);
            return Response.seeOther(URI.create("/sell/" + id)).build();
        } catch (RequestRefusedException e) {
            RestResponse<Show> current = shows.read(show.id());
            return e.problem().name().equals("stale")
                    ? stale(ticket, current, form, touched)
                    : refused(ticket, current, rebase(form, current, touched), e.problem());
        }
    }

    /** Shows the current version, and the seller's changes in the form. Saving again changes only the touched fields. */
    private Response stale(Ticket ticket, RestResponse<Show> current, ShowForm form, Set<String> touched) {
        return respond(412, page(ticket, current, rebase(form, current, touched), true, Map.of(), ""));
    }

    private ShowForm rebase(ShowForm form, RestResponse<Show> current, Set<String> touched) {
        return form.rebase(ShowForm.of(current.getEntity(), timeFormat), touched);
    }

    private Response refused(Ticket ticket, RestResponse<Show> current, ShowForm form, Problem problem) {
        Map<String, String> errors = fieldErrors.of(problem);
        String error = errors.isEmpty() ? problemMessages.of(problem) : "";
        return respond(problem.status(), page(ticket, current, form, false, errors, error));
    }

    private static Response respond(int status, TemplateInstance page) {
        return Response.status(status).entity(page).build();
    }

    private TemplateInstance page(
            Ticket ticket,
            RestResponse<Show> read,
            ShowForm form,
            boolean stale,
            Map<String, String> errors,
            String error) {
        Show show = read.getEntity();
        String shown = FormFingerprint.of(ShowForm.of(show, timeFormat).fields());
        return Templates.show(ticket, show, read.getHeaderString("ETag"), shown, form, stale, errors, error);
    }
}
