package dev.boxoffice.storefront.selling.kind;

import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.selling.form.Baseline;
import dev.boxoffice.storefront.selling.form.Conflict;
import dev.boxoffice.storefront.selling.form.ConflictPage;
import dev.boxoffice.storefront.selling.form.Edit;
import dev.boxoffice.storefront.selling.form.Field;
import dev.boxoffice.storefront.selling.form.FieldReader;
import dev.boxoffice.storefront.selling.form.FormErrors;
import dev.boxoffice.storefront.selling.form.Forms;
import dev.boxoffice.storefront.selling.form.Patch;
import dev.boxoffice.storefront.selling.form.SubmittedForm;
import dev.boxoffice.storefront.selling.form.TypedForm;
import dev.boxoffice.storefront.selling.offer.Show;
import dev.boxoffice.storefront.selling.offer.ShowDesk;
import dev.boxoffice.storefront.selling.offer.Ticket;
import dev.boxoffice.storefront.selling.offer.TicketClient;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** Edits a kind of ticket. */
@Path("/sell/tickets/{id}")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class EditKindResource {

    private final TicketClient tickets;
    private final KindFields fields;
    private final Forms forms;
    private final SubmittedForm submitted;
    private final ShowDesk desk;

    EditKindResource(
            @RestClient TicketClient tickets, KindFields fields, Forms forms, SubmittedForm submitted, ShowDesk desk) {
        this.tickets = tickets;
        this.fields = fields;
        this.forms = forms;
        this.submitted = submitted;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "selling")
    static class Templates {
        static native TemplateInstance editKind(
                Show show, Ticket ticket, Baseline baseline, TypedForm form, FormErrors errors);

        private Templates() {}
    }

    @GET
    public TemplateInstance form(@PathParam("id") UUID id) {
        RestResponse<Ticket> read = tickets.read(id);
        Show show = desk.enter(read.getEntity().showId()).getEntity();
        return page(show, read, fields.of(read.getEntity(), show), FormErrors.of(List.of()));
    }

    /** Changes the fields that the editor touched, unless another editor has changed the ticket meanwhile. */
    @POST
    public Response edit(@PathParam("id") UUID id) {
        RestResponse<Ticket> read = tickets.read(id);
        Ticket ticket = read.getEntity();
        Show show = desk.enter(ticket.showId()).getEntity();
        List<Field> all = fields.all(show.pools());
        Edit edit = Edit.of(all, submitted.typed(), fields.of(ticket, show));
        if (edit.isStale(ticket.version()) || edit.isUndecided()) {
            return conflict(show, read, edit);
        }
        FieldReader reader = forms.reader(edit.form(), all);
        Patch patch = Patch.of(edit);
        fields.read(reader, patch, ticket, show.timeZone(), show.startsAt());
        fields.readPools(reader, patch, show.pools());
        if (!reader.errors().isEmpty()) {
            return respond(422, page(show, read, edit.form(), reader.errors()));
        }
        try {
            if (!patch.isEmpty()) {
                tickets.edit(id, edit.etag(), patch.values());
            }
            return desk.confirm(show.id(), forms.changesSaved());
        } catch (RequestRefusedException e) {
            RestResponse<Ticket> current = tickets.read(id);
            return e.problem().name().equals("stale")
                    ? conflict(show, current, edit)
                    : respond(e.problem().status(), page(show, current, edit.form(), forms.errors(e.problem(), all)));
        }
    }

    private Response conflict(Show show, RestResponse<Ticket> current, Edit edit) {
        Ticket ticket = current.getEntity();
        Conflict conflict = Conflict.of(
                edit,
                fields.of(ticket, show),
                current.getHeaderString("ETag"),
                ticket.version(),
                (field, form) -> fields.display(field, form, show));
        String path = "/sell/tickets/" + ticket.id();
        return ConflictPage.of(ticket.name(), path, conflict, forms.undecided(edit));
    }

    private static Response respond(int status, TemplateInstance page) {
        return Response.status(status).entity(page).build();
    }

    private TemplateInstance page(Show show, RestResponse<Ticket> read, TypedForm form, FormErrors errors) {
        Ticket ticket = read.getEntity();
        Baseline baseline = Baseline.of(
                read.getHeaderString("ETag"), ticket.version(), fields.all(show.pools()), fields.of(ticket, show));
        return Templates.editKind(show, ticket, baseline, form, errors);
    }
}
