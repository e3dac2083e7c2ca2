package dev.boxoffice.storefront.selling.kind;

import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.problem.KeyInUseRetry;
import dev.boxoffice.storefront.problem.RequestRefusedException;
import dev.boxoffice.storefront.selling.SellingMessages;
import dev.boxoffice.storefront.selling.desk.Desk;
import dev.boxoffice.storefront.selling.desk.Permission;
import dev.boxoffice.storefront.selling.form.Field;
import dev.boxoffice.storefront.selling.form.FieldReader;
import dev.boxoffice.storefront.selling.form.FormErrors;
import dev.boxoffice.storefront.selling.form.Forms;
import dev.boxoffice.storefront.selling.form.Patch;
import dev.boxoffice.storefront.selling.form.SubmittedForm;
import dev.boxoffice.storefront.selling.form.TypedForm;
import dev.boxoffice.storefront.selling.offer.Show;
import dev.boxoffice.storefront.selling.offer.ShowClient;
import dev.boxoffice.storefront.selling.offer.TicketClient;
import dev.boxoffice.storefront.session.Flash;
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
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Adds a kind of ticket to a show. */
@Path("/sell/shows/{id}/tickets/new")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class NewKindResource {

    private final ShowClient shows;
    private final TicketClient tickets;
    private final KindFields fields;
    private final Forms forms;
    private final SubmittedForm submitted;
    private final Desk desk;
    private final Flash flash;
    private final Texts<SellingMessages> messages;

    NewKindResource(
            @RestClient ShowClient shows,
            @RestClient TicketClient tickets,
            KindFields fields,
            Forms forms,
            SubmittedForm submitted,
            Desk desk,
            Flash flash,
            Texts<SellingMessages> messages) {
        this.shows = shows;
        this.tickets = tickets;
        this.fields = fields;
        this.forms = forms;
        this.submitted = submitted;
        this.desk = desk;
        this.flash = flash;
        this.messages = messages;
    }

    @CheckedTemplate(basePath = "selling")
    static class Templates {
        static native TemplateInstance newKind(Show show, TypedForm form, String key, FormErrors errors);

        private Templates() {}
    }

    @GET
    public TemplateInstance form(@PathParam("id") UUID id) {
        Show show = enter(id);
        return page(show, fields.emptyFor(show), FormErrors.of(List.of()));
    }

    @POST
    public Response create(@PathParam("id") UUID id) {
        Show show = enter(id);
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
            flash.say(messages.get().kindAdded());
            return Response.seeOther(URI.create("/sell/shows/" + id)).build();
        } catch (RequestRefusedException e) {
            return refused(show, form, forms.errors(e.problem(), all));
        }
    }

    private Show enter(UUID id) {
        Show show = shows.read(id).getEntity();
        desk.enter(show.organiserId(), Permission.EDIT);
        return show;
    }

    private static Response refused(Show show, TypedForm form, FormErrors errors) {
        return Response.status(422).entity(page(show, form, errors)).build();
    }

    private static TemplateInstance page(Show show, TypedForm form, FormErrors errors) {
        return Templates.newKind(show, form, UUID.randomUUID().toString(), errors);
    }
}
