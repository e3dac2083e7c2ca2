package dev.boxoffice.storefront.selling.show;

import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.selling.form.Baseline;
import dev.boxoffice.storefront.selling.form.Conflict;
import dev.boxoffice.storefront.selling.form.ConflictPage;
import dev.boxoffice.storefront.selling.form.Edit;
import dev.boxoffice.storefront.selling.form.FieldReader;
import dev.boxoffice.storefront.selling.form.FormErrors;
import dev.boxoffice.storefront.selling.form.Forms;
import dev.boxoffice.storefront.selling.form.Patch;
import dev.boxoffice.storefront.selling.form.SubmittedForm;
import dev.boxoffice.storefront.selling.form.TypedForm;
import dev.boxoffice.storefront.selling.offer.Show;
import dev.boxoffice.storefront.selling.offer.ShowClient;
import dev.boxoffice.storefront.selling.offer.ShowDesk;
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

/** Edits a show, and all its tickets with it. */
@Path("/sell/shows/{id}/edit")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class EditShowResource {

    private final ShowClient shows;
    private final ShowFields fields;
    private final Forms forms;
    private final SubmittedForm submitted;
    private final ShowDesk desk;

    EditShowResource(
            @RestClient ShowClient shows, ShowFields fields, Forms forms, SubmittedForm submitted, ShowDesk desk) {
        this.shows = shows;
        this.fields = fields;
        this.forms = forms;
        this.submitted = submitted;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "selling")
    static class Templates {
        static native TemplateInstance editShow(Show show, Baseline baseline, TypedForm form, FormErrors errors);

        private Templates() {}
    }

    @GET
    public TemplateInstance form(@PathParam("id") UUID id) {
        RestResponse<Show> read = desk.enter(id);
        return page(read, fields.of(read.getEntity()), FormErrors.of(List.of()));
    }

    /** Changes the fields that the editor touched, unless another editor has changed the show meanwhile. */
    @POST
    public Response edit(@PathParam("id") UUID id) {
        RestResponse<Show> read = desk.enter(id);
        Show show = read.getEntity();
        Edit edit = Edit.of(fields.all(), submitted.typed(), fields.of(show));
        if (edit.isStale(show.version()) || edit.isUndecided()) {
            return conflict(read, edit);
        }
        FieldReader reader = forms.reader(edit.form(), fields.all());
        Patch patch = Patch.of(edit);
        fields.read(reader, patch, show);
        if (!reader.errors().isEmpty()) {
            return respond(422, page(read, edit.form(), reader.errors()));
        }
        try {
            if (!patch.isEmpty()) {
                shows.edit(id, edit.etag(), patch.values());
            }
            return desk.confirm(id, forms.changesSaved());
        } catch (RequestRefusedException e) {
            RestResponse<Show> current = shows.read(id);
            return e.problem().name().equals("stale")
                    ? conflict(current, edit)
                    : respond(
                            e.problem().status(), page(current, edit.form(), forms.errors(e.problem(), fields.all())));
        }
    }

    private Response conflict(RestResponse<Show> current, Edit edit) {
        Show show = current.getEntity();
        Conflict conflict =
                Conflict.of(edit, fields.of(show), current.getHeaderString("ETag"), show.version(), fields::display);
        String path = "/sell/shows/" + show.id();
        return ConflictPage.of(show.title(), path + "/edit", conflict, forms.undecided(edit));
    }

    private static Response respond(int status, TemplateInstance page) {
        return Response.status(status).entity(page).build();
    }

    private TemplateInstance page(RestResponse<Show> read, TypedForm form, FormErrors errors) {
        Show show = read.getEntity();
        Baseline baseline = Baseline.of(read.getHeaderString("ETag"), show.version(), fields.all(), fields.of(show));
        return Templates.editShow(show, baseline, form, errors);
    }
}
