package dev.boxoffice.storefront.selling.show;

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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Copies a show to another date. */
@Path("/sell/shows/{id}/copy")
@Produces(MediaType.TEXT_HTML)
@Authenticated
@Blocking
class CopyShowResource {

    private final ShowClient shows;
    private final ShowTimes times;
    private final Forms forms;
    private final Texts<ShowFormMessages> messages;
    private final SubmittedForm submitted;
    private final ShowDesk desk;

    CopyShowResource(
            @RestClient ShowClient shows,
            ShowTimes times,
            Forms forms,
            Texts<ShowFormMessages> messages,
            SubmittedForm submitted,
            ShowDesk desk) {
        this.shows = shows;
        this.times = times;
        this.forms = forms;
        this.messages = messages;
        this.submitted = submitted;
        this.desk = desk;
    }

    @CheckedTemplate(basePath = "selling")
    static class Templates {
        static native TemplateInstance copyShow(Show show, TypedForm form, String key, FormErrors errors);

        private Templates() {}
    }

    /** Suggests the same time of day a week later, or a week from now for a past show. */
    @GET
    public TemplateInstance form(@PathParam("id") UUID id) {
        Show show = desk.enter(id).getEntity();
        ZoneId zone = ZoneId.of(show.timeZone());
        long weeks = show.started()
                ? 1 + Duration.between(show.startsAt(), Instant.now()).toDays() / 7
                : 1;
        var values = new LinkedHashMap<String, String>();
        type(values, "startsAt", show.startsAt(), weeks, zone);
        type(values, "doorsAt", show.doorsAt(), weeks, zone);
        type(values, "endsAt", show.endsAt(), weeks, zone);
        return page(show, new TypedForm(values), FormErrors.of(List.of()));
    }

    private void type(Map<String, String> values, String name, Instant time, long weeks, ZoneId zone) {
        Instant later = time == null
                ? null
                : time.atZone(zone).plus(weeks, ChronoUnit.WEEKS).toInstant();
        forms.type(values, name, later, zone.getId());
    }

    @POST
    public Response copy(@PathParam("id") UUID id) {
        Show show = desk.enter(id).getEntity();
        TypedForm form = submitted.typed();
        FieldReader reader = forms.reader(form, fields());
        Instant startsAt = reader.time("startsAt", show.timeZone());
        Instant doorsAt = reader.optionalTime("doorsAt", show.timeZone());
        Instant endsAt = reader.optionalTime("endsAt", show.timeZone());
        times.requireFuture(startsAt, reader.errors());
        times.check(reader.errors(), startsAt, doorsAt, endsAt, null);
        if (!reader.errors().isEmpty()) {
            return refused(show, form, reader.errors());
        }
        Map<String, Object> dates = Patch.ofAll()
                .put("startsAt", startsAt)
                .put("doorsAt", doorsAt)
                .put("endsAt", endsAt)
                .values();
        try {
            Show copy = KeyInUseRetry.send(() -> shows.copy(id, form.get("key"), dates));
            return desk.confirm(copy.id(), messages.get().showCopied());
        } catch (RequestRefusedException e) {
            return refused(show, form, forms.errors(e.problem(), fields()));
        }
    }

    private List<Field> fields() {
        return List.of(
                Field.time("startsAt", messages.get().fieldStartsAt()),
                Field.time("doorsAt", messages.get().fieldDoorsAt()),
                Field.time("endsAt", messages.get().fieldEndsAt()));
    }

    private static Response refused(Show show, TypedForm form, FormErrors errors) {
        return Response.status(422).entity(page(show, form, errors)).build();
    }

    private static TemplateInstance page(Show show, TypedForm form, FormErrors errors) {
        return Templates.copyShow(show, form, UUID.randomUUID().toString(), errors);
    }
}
