package dev.boxoffice.storefront.selling.show;

import dev.boxoffice.storefront.ShowImage;
import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.selling.form.FieldReader;
import dev.boxoffice.storefront.selling.form.FormErrors;
import dev.boxoffice.storefront.selling.form.Forms;
import dev.boxoffice.storefront.selling.form.ImageUpload;
import dev.boxoffice.storefront.selling.form.TypedForm;
import dev.boxoffice.storefront.selling.offer.Show;
import dev.boxoffice.storefront.selling.offer.ShowClient;
import dev.boxoffice.storefront.selling.offer.ShowDesk;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The image of a show and its alternative text. */
@Path("/sell/shows/{id}/image")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class ShowImageResource {

    private final ShowClient shows;
    private final ImageUpload upload;
    private final ImageFields fields;
    private final Forms forms;
    private final Texts<ShowFormMessages> messages;
    private final ShowDesk desk;

    ShowImageResource(
            @RestClient ShowClient shows,
            ImageUpload upload,
            ImageFields fields,
            Forms forms,
            Texts<ShowFormMessages> messages,
            ShowDesk desk) {
        this.shows = shows;
        this.upload = upload;
        this.fields = fields;
        this.forms = forms;
        this.messages = messages;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "selling")
    static class Templates {
        static native TemplateInstance image(Show show, String etag, String alt, FormErrors errors);

        private Templates() {}
    }

    @GET
    public TemplateInstance form(@PathParam("id") UUID id) {
        RestResponse<Show> show = desk.enter(id);
        ShowImage image = show.getEntity().image();
        return page(show, image == null ? "" : image.alt(), FormErrors.of(fields.all()));
    }

    /** Without a file, only the alternative text changes. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response save(
            @PathParam("id") UUID id,
            @RestForm("etag") String etag,
            @RestForm(ImageFields.ALT) String typedAlt,
            @RestForm(ImageUpload.FILE) FileUpload file) {
        RestResponse<Show> show = desk.enter(id);
        ShowImage current = show.getEntity().image();
        String alt = Objects.requireNonNullElse(typedAlt, "");
        FieldReader reader = forms.reader(new TypedForm(Map.of(ImageFields.ALT, alt)), fields.all());
        upload.check(file, current == null, reader.errors());
        if (upload.isTooLarge()) {
            String kept = typedAlt == null && current != null ? current.alt() : alt;
            return respond(413, page(show, kept, reader.errors()));
        }
        String text = reader.line(ImageFields.ALT, ImageFields.MAX_ALT);
        if (!reader.errors().isEmpty()) {
            return respond(422, page(show, alt, reader.errors()));
        }
        try {
            String url = ImageUpload.isPresent(file) ? upload.store(file) : current.url();
            shows.edit(id, etag, Map.of("image", Map.of("url", url, ImageFields.ALT, text)));
            return desk.confirm(id, messages.get().imageSaved());
        } catch (RequestRefusedException e) {
            return refused(id, alt, e);
        }
    }

    @POST
    @Path("remove")
    public Response remove(@PathParam("id") UUID id, @FormParam("etag") String etag) {
        desk.enter(id);
        Map<String, Object> patch = new HashMap<>();
        patch.put("image", null);
        try {
            shows.edit(id, etag, patch);
            return desk.confirm(id, messages.get().imageRemoved());
        } catch (RequestRefusedException e) {
            return refused(id, "", e);
        }
    }

    private Response refused(UUID id, String alt, RequestRefusedException e) {
        FormErrors errors = FormErrors.of(fields.all());
        if (!upload.explains(e.problem(), errors)) {
            errors = forms.errors(e.problem(), fields.all());
        }
        return respond(e.problem().status(), page(shows.read(id), alt, errors));
    }

    private static Response respond(int status, TemplateInstance page) {
        return Response.status(status).entity(page).build();
    }

    private static TemplateInstance page(RestResponse<Show> show, String alt, FormErrors errors) {
        return Templates.image(show.getEntity(), show.getHeaderString("ETag"), alt, errors);
    }
}
