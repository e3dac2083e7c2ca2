package dev.boxoffice.storefront.selling.show;

import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.KeyInUseRetry;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.selling.desk.Desk;
import dev.boxoffice.storefront.selling.desk.Permission;
import dev.boxoffice.storefront.selling.form.Field;
import dev.boxoffice.storefront.selling.form.FieldReader;
import dev.boxoffice.storefront.selling.form.FormErrors;
import dev.boxoffice.storefront.selling.form.Forms;
import dev.boxoffice.storefront.selling.form.ImageUpload;
import dev.boxoffice.storefront.selling.form.Patch;
import dev.boxoffice.storefront.selling.form.SubmittedForm;
import dev.boxoffice.storefront.selling.form.TypedForm;
import dev.boxoffice.storefront.selling.kind.KindFields;
import dev.boxoffice.storefront.selling.offer.Show;
import dev.boxoffice.storefront.selling.offer.ShowClient;
import dev.boxoffice.storefront.session.Flash;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Creates a show with its first kind of ticket, as a draft or on sale at once. */
@Path("/sell/shows/new")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class NewShowResource {

    private static final String DRAFT = "DRAFT";
    private static final String PUBLISHED = "PUBLISHED";

    private final ShowClient shows;
    private final ShowFields showFields;
    private final KindFields kindFields;
    private final ImageFields imageFields;
    private final Forms forms;
    private final SubmittedForm submitted;
    private final Desk desk;
    private final Flash flash;
    private final Texts<ShowFormMessages> messages;

    NewShowResource(
            @RestClient ShowClient shows,
            ShowFields showFields,
            KindFields kindFields,
            ImageFields imageFields,
            Forms forms,
            SubmittedForm submitted,
            Desk desk,
            Flash flash,
            Texts<ShowFormMessages> messages) {
        this.shows = shows;
        this.showFields = showFields;
        this.kindFields = kindFields;
        this.imageFields = imageFields;
        this.forms = forms;
        this.submitted = submitted;
        this.desk = desk;
        this.flash = flash;
        this.messages = messages;
    }

    @CheckedTemplate(basePath = "selling")
    static class Templates {
        static native TemplateInstance newShow(TypedForm form, String key, FormErrors errors);

        private Templates() {}
    }

    @GET
    public TemplateInstance form() {
        desk.require(Permission.EDIT);
        var values = new LinkedHashMap<>(showFields.empty().values());
        values.putAll(kindFields.empty().values());
        return page(new TypedForm(values), FormErrors.of(List.of()));
    }

    @POST
    @Consumes({MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_FORM_URLENCODED})
    public Response create(@RestForm(ImageUpload.FILE) FileUpload file) {
        desk.require(Permission.EDIT);
        TypedForm typed = submitted.typed();
        boolean publish = typed.get("status").equals(PUBLISHED);
        FieldReader reader = forms.reader(typed, fields());
        Patch request = Patch.ofAll();
        showFields.read(reader, request, null);
        if (publish || kindFields.isTyped(typed)) {
            request.put("tickets", List.of(kind(reader, request)));
        }
        TypedForm form = imageFields.read(reader, file, request);
        if (!reader.errors().isEmpty()) {
            return refused(form, reader.errors());
        }
        request.put("status", publish ? PUBLISHED : DRAFT);
        if (desk.hasOrganiser()) {
            request.put("organiserId", desk.organiserId());
        }
        try {
            Show show = KeyInUseRetry.send(() -> shows.create(form.get("key"), request.values()));
            flash.say(publish ? messages.get().showPublished() : messages.get().draftSaved());
            return Response.seeOther(URI.create("/sell/shows/" + show.id())).build();
        } catch (RequestRefusedException e) {
            return refused(form, forms.errors(e.problem(), fields()));
        }
    }

    private Map<String, Object> kind(FieldReader reader, Patch show) {
        Patch kind = Patch.ofAll();
        String zone = (String) show.values().get(ShowFields.ZONE);
        kindFields.read(reader, kind, null, zone, (Instant) show.values().get("startsAt"));
        return kind.values();
    }

    private List<Field> fields() {
        return Stream.of(showFields.all(), kindFields.all(List.of()), imageFields.all())
                .flatMap(List::stream)
                .toList();
    }

    private static Response refused(TypedForm form, FormErrors errors) {
        return Response.status(422).entity(page(form, errors)).build();
    }

    private static TemplateInstance page(TypedForm form, FormErrors errors) {
        return Templates.newShow(form, UUID.randomUUID().toString(), errors);
    }
}
