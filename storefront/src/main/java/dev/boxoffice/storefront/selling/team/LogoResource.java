package dev.boxoffice.storefront.selling.team;

import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.selling.desk.Desk;
import dev.boxoffice.storefront.selling.desk.DeskMessages;
import dev.boxoffice.storefront.selling.desk.Organiser;
import dev.boxoffice.storefront.selling.desk.OrganiserClient;
import dev.boxoffice.storefront.selling.desk.Permission;
import dev.boxoffice.storefront.selling.form.Field;
import dev.boxoffice.storefront.selling.form.FormErrors;
import dev.boxoffice.storefront.selling.form.Forms;
import dev.boxoffice.storefront.selling.form.ImageUpload;
import dev.boxoffice.storefront.session.Flash;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The logo of an organiser. */
@Path("/sell/venue/logo")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class LogoResource {

    private final OrganiserClient organisers;
    private final ImageUpload upload;
    private final Forms forms;
    private final Texts<DeskMessages> messages;
    private final Desk desk;
    private final Flash flash;

    LogoResource(
            @RestClient OrganiserClient organisers,
            ImageUpload upload,
            Forms forms,
            Texts<DeskMessages> messages,
            Desk desk,
            Flash flash) {
        this.organisers = organisers;
        this.upload = upload;
        this.forms = forms;
        this.messages = messages;
        this.desk = desk;
        this.flash = flash;
    }

    @CheckedTemplate(basePath = "desk")
    static class Templates {
        static native TemplateInstance logo(Organiser organiser, String etag, FormErrors errors);

        private Templates() {}
    }

    @GET
    public TemplateInstance form() {
        desk.requireOrganiser(Permission.MANAGE);
        return page(organisers.read(desk.organiserId()), FormErrors.of(List.of()));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response save(@RestForm("etag") String etag, @RestForm(ImageUpload.FILE) FileUpload file) {
        desk.requireOrganiser(Permission.MANAGE);
        FormErrors errors = FormErrors.of(fields());
        upload.check(file, true, errors);
        if (!errors.isEmpty()) {
            return respond(upload.isTooLarge() ? 413 : 422, errors);
        }
        try {
            return changed(
                    etag, Map.of("url", upload.store(file)), messages.get().logoSaved());
        } catch (RequestRefusedException e) {
            return refused(e);
        }
    }

    @POST
    @Path("remove")
    public Response remove(@FormParam("etag") String etag) {
        desk.requireOrganiser(Permission.MANAGE);
        try {
            return changed(etag, null, messages.get().logoRemoved());
        } catch (RequestRefusedException e) {
            return refused(e);
        }
    }

    private Response changed(String etag, Map<String, Object> logo, String message) {
        Map<String, Object> patch = new HashMap<>();
        patch.put("logo", logo);
        organisers.edit(desk.organiserId(), etag, patch);
        flash.say(message);
        return Response.seeOther(URI.create("/sell/venue")).build();
    }

    private Response refused(RequestRefusedException e) {
        FormErrors errors = FormErrors.of(fields());
        if (!upload.explains(e.problem(), errors)) {
            errors = forms.errors(e.problem(), fields());
        }
        return respond(e.problem().status(), errors);
    }

    private List<Field> fields() {
        return List.of(Field.of(ImageUpload.FILE, messages.get().fieldLogo()));
    }

    private Response respond(int status, FormErrors errors) {
        return Response.status(status)
                .entity(page(organisers.read(desk.organiserId()), errors))
                .build();
    }

    private static TemplateInstance page(RestResponse<Organiser> read, FormErrors errors) {
        return Templates.logo(read.getEntity(), read.getHeaderString("ETag"), errors);
    }
}
