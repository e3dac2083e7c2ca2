package dev.boxoffice.storefront.selling.team;

import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.KeyInUseRetry;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.selling.desk.Desk;
import dev.boxoffice.storefront.selling.desk.DeskCookie;
import dev.boxoffice.storefront.selling.desk.DeskMessages;
import dev.boxoffice.storefront.selling.desk.Organiser;
import dev.boxoffice.storefront.selling.desk.OrganiserClient;
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

/** Opens another organiser, whose owner is the visitor. */
@Path("/sell/venue/new")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class NewVenueResource {

    private final OrganiserClient organisers;
    private final VenueFields fields;
    private final Forms forms;
    private final SubmittedForm submitted;
    private final Desk desk;
    private final DeskCookie cookie;
    private final Flash flash;
    private final Texts<DeskMessages> messages;

    NewVenueResource(
            @RestClient OrganiserClient organisers,
            VenueFields fields,
            Forms forms,
            SubmittedForm submitted,
            Desk desk,
            DeskCookie cookie,
            Flash flash,
            Texts<DeskMessages> messages) {
        this.organisers = organisers;
        this.fields = fields;
        this.forms = forms;
        this.submitted = submitted;
        this.desk = desk;
        this.cookie = cookie;
        this.flash = flash;
        this.messages = messages;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance newVenue(TypedForm form, String key, FormErrors errors);

        private Templates() {}
    }

    @GET
    public TemplateInstance form() {
        desk.load();
        return page(TypedForm.EMPTY, FormErrors.of(List.of()));
    }

    @POST
    public Response create() {
        desk.load();
        TypedForm form = submitted.typed();
        FieldReader reader = forms.reader(form, fields.all());
        Patch request = Patch.ofAll();
        fields.readNew(reader, request);
        if (!reader.errors().isEmpty()) {
            return refused(form, reader.errors());
        }
        try {
            Organiser created = KeyInUseRetry.send(() -> organisers.create(form.get("key"), request.values()));
            flash.say(messages.get().venueCreated());
            return Response.seeOther(URI.create("/sell/venue"))
                    .cookie(cookie.of(created.id()))
                    .build();
        } catch (RequestRefusedException e) {
            return refused(form, forms.errors(e.problem(), fields.all()));
        }
    }

    private static Response refused(TypedForm form, FormErrors errors) {
        return Response.status(422).entity(page(form, errors)).build();
    }

    private static TemplateInstance page(TypedForm form, FormErrors errors) {
        return Templates.newVenue(form, UUID.randomUUID().toString(), errors);
    }
}
