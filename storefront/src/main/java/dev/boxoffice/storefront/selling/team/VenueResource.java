package dev.boxoffice.storefront.selling.team;

import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.selling.desk.Desk;
import dev.boxoffice.storefront.selling.desk.DeskMessages;
import dev.boxoffice.storefront.selling.desk.Organiser;
import dev.boxoffice.storefront.selling.desk.OrganiserClient;
import dev.boxoffice.storefront.selling.desk.Permission;
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
import dev.boxoffice.storefront.session.Flash;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestResponse;

/** The settings of an organiser. */
@Path("/sell/venue")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class VenueResource {

    private static final String PATH = "/sell/venue";

    private final OrganiserClient organisers;
    private final VenueFields fields;
    private final Forms forms;
    private final SubmittedForm submitted;
    private final Desk desk;
    private final Flash flash;
    private final Texts<DeskMessages> messages;

    VenueResource(
            @RestClient OrganiserClient organisers,
            VenueFields fields,
            Forms forms,
            SubmittedForm submitted,
            Desk desk,
            Flash flash,
            Texts<DeskMessages> messages) {
        this.organisers = organisers;
        this.fields = fields;
        this.forms = forms;
        this.submitted = submitted;
        this.desk = desk;
        this.flash = flash;
        this.messages = messages;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance venue(Organiser organiser, Baseline baseline, TypedForm form, FormErrors errors);

        private Templates() {}
    }

    @GET
    public Response form() {
        desk.require(Permission.MANAGE);
        if (!desk.hasOrganiser()) {
            return Response.seeOther(URI.create(PATH + "/new")).build();
        }
        RestResponse<Organiser> read = organisers.read(desk.organiserId());
        return Response.ok(page(read, fields.of(read.getEntity()), FormErrors.of(List.of())))
                .build();
    }

    @POST
    public Response edit() {
        desk.requireOrganiser(Permission.MANAGE);
        UUID id = desk.organiserId();
        RestResponse<Organiser> read = organisers.read(id);
        Organiser organiser = read.getEntity();
        Edit edit = Edit.of(fields.all(), submitted.typed(), fields.of(organiser));
        if (edit.isStale(organiser.version()) || edit.isUndecided()) {
            return conflict(read, edit);
        }
        FieldReader reader = forms.reader(edit.form(), fields.all());
        Patch patch = Patch.of(edit);
        fields.read(reader, patch);
        if (!reader.errors().isEmpty()) {
            return respond(422, page(read, edit.form(), reader.errors()));
        }
        try {
            if (!patch.isEmpty()) {
                organisers.edit(id, edit.etag(), patch.values());
            }
            flash.say(messages.get().venueSaved());
            return Response.seeOther(URI.create(PATH)).build();
        } catch (RequestRefusedException e) {
            RestResponse<Organiser> current = organisers.read(id);
            return e.problem().name().equals("stale")
                    ? conflict(current, edit)
                    : respond(
                            e.problem().status(), page(current, edit.form(), forms.errors(e.problem(), fields.all())));
        }
    }

    private Response conflict(RestResponse<Organiser> current, Edit edit) {
        Organiser organiser = current.getEntity();
        Conflict conflict = Conflict.of(
                edit,
                fields.of(organiser),
                current.getHeaderString("ETag"),
                organiser.version(),
                (field, form) -> form.get(field.name()));
        return ConflictPage.of(organiser.name(), PATH, conflict, forms.undecided(edit));
    }

    private static Response respond(int status, TemplateInstance page) {
        return Response.status(status).entity(page).build();
    }

    private TemplateInstance page(RestResponse<Organiser> read, TypedForm form, FormErrors errors) {
        Organiser organiser = read.getEntity();
        Baseline baseline =
                Baseline.of(read.getHeaderString("ETag"), organiser.version(), fields.all(), fields.of(organiser));
        return Templates.venue(organiser, baseline, form, errors);
    }
}
