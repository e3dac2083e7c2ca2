package dev.boxoffice.storefront.selling.kind;

import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.KeyInUseRetry;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.selling.form.FieldReader;
import dev.boxoffice.storefront.selling.form.FormErrors;
import dev.boxoffice.storefront.selling.form.Forms;
import dev.boxoffice.storefront.selling.form.Patch;
import dev.boxoffice.storefront.selling.form.SubmittedForm;
import dev.boxoffice.storefront.selling.form.TypedForm;
import dev.boxoffice.storefront.selling.offer.PoolClient;
import dev.boxoffice.storefront.selling.offer.Show;
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

/** Adds a pool to a show. */
@Path("/sell/shows/{id}/pools/new")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class NewPoolResource {

    private final PoolClient pools;
    private final PoolFields fields;
    private final Forms forms;
    private final SubmittedForm submitted;
    private final ShowDesk desk;
    private final Texts<KindMessages> messages;

    NewPoolResource(
            @RestClient PoolClient pools,
            PoolFields fields,
            Forms forms,
            SubmittedForm submitted,
            ShowDesk desk,
            Texts<KindMessages> messages) {
        this.pools = pools;
        this.fields = fields;
        this.forms = forms;
        this.submitted = submitted;
        this.desk = desk;
        this.messages = messages;
    }

    @CheckedTemplate(basePath = "selling")
    static class Templates {
        static native TemplateInstance newPool(Show show, TypedForm form, String key, FormErrors errors);

        private Templates() {}
    }

    @GET
    public TemplateInstance newForm(@PathParam("id") UUID id) {
        return newPage(desk.enter(id).getEntity(), TypedForm.EMPTY, FormErrors.of(List.of()));
    }

    @POST
    public Response create(@PathParam("id") UUID id) {
        Show show = desk.enter(id).getEntity();
        TypedForm form = submitted.typed();
        FieldReader reader = forms.reader(form, fields.all());
        Patch request = Patch.ofAll();
        fields.read(reader, request);
        if (!reader.errors().isEmpty()) {
            return respond(422, newPage(show, form, reader.errors()));
        }
        request.put("showId", id);
        try {
            KeyInUseRetry.send(() -> pools.create(form.get("key"), request.values()));
            return desk.confirm(id, messages.get().poolAdded());
        } catch (RequestRefusedException e) {
            return respond(422, newPage(show, form, forms.errors(e.problem(), fields.all())));
        }
    }

    private static Response respond(int status, TemplateInstance page) {
        return Response.status(status).entity(page).build();
    }

    private static TemplateInstance newPage(Show show, TypedForm form, FormErrors errors) {
        return Templates.newPool(show, form, UUID.randomUUID().toString(), errors);
    }
}
