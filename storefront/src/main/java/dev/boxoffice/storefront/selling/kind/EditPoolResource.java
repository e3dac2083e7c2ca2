package dev.boxoffice.storefront.selling.kind;

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
import dev.boxoffice.storefront.selling.offer.Pool;
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
import org.jboss.resteasy.reactive.RestResponse;

/** Renames and resizes a pool. */
@Path("/sell/pools/{id}")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class EditPoolResource {

    private final PoolClient pools;
    private final PoolFields fields;
    private final Forms forms;
    private final SubmittedForm submitted;
    private final ShowDesk desk;

    EditPoolResource(
            @RestClient PoolClient pools, PoolFields fields, Forms forms, SubmittedForm submitted, ShowDesk desk) {
        this.pools = pools;
        this.fields = fields;
        this.forms = forms;
        this.submitted = submitted;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "selling")
    static class Templates {
        static native TemplateInstance editPool(
                Show show, Pool pool, Baseline baseline, TypedForm form, FormErrors errors);

        private Templates() {}
    }

    @GET
    public TemplateInstance form(@PathParam("id") UUID id) {
        RestResponse<Pool> read = pools.read(id);
        Show show = desk.enter(read.getEntity().showId()).getEntity();
        return page(show, read, fields.of(read.getEntity()), FormErrors.of(List.of()));
    }

    @POST
    public Response edit(@PathParam("id") UUID id) {
        RestResponse<Pool> read = pools.read(id);
        Pool pool = read.getEntity();
        Show show = desk.enter(pool.showId()).getEntity();
        Edit edit = Edit.of(fields.all(), submitted.typed(), fields.of(pool));
        if (edit.isStale(pool.version()) || edit.isUndecided()) {
            return conflict(read, edit);
        }
        FieldReader reader = forms.reader(edit.form(), fields.all());
        Patch patch = Patch.of(edit);
        fields.read(reader, patch);
        if (!reader.errors().isEmpty()) {
            return respond(422, page(show, read, edit.form(), reader.errors()));
        }
        try {
            if (!patch.isEmpty()) {
                pools.edit(id, edit.etag(), patch.values());
            }
            return desk.confirm(show.id(), forms.changesSaved());
        } catch (RequestRefusedException e) {
            RestResponse<Pool> current = pools.read(id);
            return e.problem().name().equals("stale")
                    ? conflict(current, edit)
                    : respond(
                            e.problem().status(),
                            page(show, current, edit.form(), forms.errors(e.problem(), fields.all())));
        }
    }

    private Response conflict(RestResponse<Pool> current, Edit edit) {
        Pool pool = current.getEntity();
        Conflict conflict = Conflict.of(
                edit,
                fields.of(pool),
                current.getHeaderString("ETag"),
                pool.version(),
                (field, form) -> form.get(field.name()));
        String path = "/sell/pools/" + pool.id();
        return ConflictPage.of(pool.name(), path, conflict, forms.undecided(edit));
    }

    private static Response respond(int status, TemplateInstance page) {
        return Response.status(status).entity(page).build();
    }

    private TemplateInstance page(Show show, RestResponse<Pool> read, TypedForm form, FormErrors errors) {
        Pool pool = read.getEntity();
        Baseline baseline = Baseline.of(read.getHeaderString("ETag"), pool.version(), fields.all(), fields.of(pool));
        return Templates.editPool(show, pool, baseline, form, errors);
    }
}
