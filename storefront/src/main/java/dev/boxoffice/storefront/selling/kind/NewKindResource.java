package dev.boxoffice.storefront.selling.kind;

import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.KeyInUseRetry;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.selling.form.Field;
import dev.boxoffice.storefront.selling.form.FieldReader;
import dev.boxoffice.storefront.selling.form.FormErrors;
import dev.boxoffice.storefront.selling.form.Forms;
import dev.boxoffice.storefront.selling.form.Patch;
import dev.boxoffice.storefront.selling.form.SubmittedForm;
import dev.boxoffice.storefront.selling.form.TypedForm;
import dev.boxoffice.storefront.selling.offer.Show;
import dev.boxoffice.storefront.selling.offer.ShowDesk;
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

/** Adds a kind of ticket to a show. */
@Path("/sell/shows/{id}/tickets/new")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class NewKindResource {

    private final TicketClient tickets;
    private final KindFields fields;
    private final Forms forms;
    private final SubmittedForm submitted;
    private final ShowDesk desk;
    private final Texts<KindMessages> messages;

    NewKindResource(
            @RestClient TicketClient tickets,
            KindFields fields,
            Forms forms,
            SubmittedForm submitted,
            ShowDesk desk,
            Texts<KindMessages> messages) {
        this.tickets = tickets;
        this.fields = fields;
        this.forms = forms;
        this.submitted = submitted;
        this.desk = desk;
        this.messages = messages;
    }

    @CheckedTemplate(basePath = "selling")
    static class Templates {
        static native TemplateInstance newKind(Show show, TypedForm form, String key, FormErrors errors);

        private Templates() {}
    }

    @GET
    public TemplateInstance form(@PathParam("id") UUID id) {
        Show show = desk.enter(id).getEntity();
        return page(show, fields.emptyFor(show), FormErrors.of(List.of()));
    }

    @POST
    public Response create(@PathParam("id") UUID id) {
        Show show = desk.enter(id).getEntity();
        TypedForm form = submitted.typed();
        List<Field> all = fields.all(show.pools());
        FieldReader reader = forms.reader(form, all);
        Patch request = Patch.ofAll();
        fields.read(reader, request, null, show.timeZone(), show.startsAt());
        fields.readPools(reader, request, show.pools());
        if (!reader.errors().isEmpty()) {
            return refused(show, form, reader.errors());
        }
        request.put("showId", id);
        try {
            KeyInUseRetry.send(() -> tickets.create(form.get("key"), request.values()));
            return desk.confirm(id, messages.get().kindAdded());
        } catch (RequestRefusedException e) {
            return refused(show, form, forms.errors(e.problem(), all));
        }
    }

    private static Response refused(Show show, TypedForm form, FormErrors errors) {
        return Response.status(422).entity(page(show, form, errors)).build();
    }

    private static TemplateInstance page(Show show, TypedForm form, FormErrors errors) {
        return Templates.newKind(show, form, UUID.randomUUID().toString(), errors);
    }
}
