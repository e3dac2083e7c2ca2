package dev.boxoffice.storefront.selling.show;

import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.selling.form.FieldReader;
import dev.boxoffice.storefront.selling.form.FormErrors;
import dev.boxoffice.storefront.selling.form.Forms;
import dev.boxoffice.storefront.selling.form.Patch;
import dev.boxoffice.storefront.selling.offer.Show;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;

/** The times of a show in a form, which are local times of its zone. */
@ApplicationScoped
class ShowTimes {

    private static final String UNKNOWN_ZONE = "UTC";

    private final Texts<ShowFormMessages> messages;
    private final Forms forms;

    ShowTimes(Texts<ShowFormMessages> messages, Forms forms) {
        this.messages = messages;
        this.forms = forms;
    }

    void type(Map<String, String> values, Show show) {
        values.put(ShowFields.ZONE, show.timeZone());
        forms.type(values, "startsAt", show.startsAt(), show.timeZone());
        forms.type(values, "doorsAt", show.doorsAt(), show.timeZone());
        forms.type(values, "endsAt", show.endsAt(), show.timeZone());
        forms.type(values, "refundsUntil", show.refundsUntil(), show.timeZone());
    }

    /** Reads the touched times. With another zone, all local times are new instants. */
    void read(FieldReader reader, Patch patch, Show current) {
        String zone = patch.set(
                ShowFields.ZONE, () -> reader.zone(ShowFields.ZONE), current == null ? null : current.timeZone());
        boolean moved = patch.touches(ShowFields.ZONE);
        String known = zone == null ? UNKNOWN_ZONE : zone;
        Instant startsAt = current == null ? null : current.startsAt();
        if (moved || patch.touches("startsAt")) {
            startsAt = reader.time("startsAt", known);
            patch.put("startsAt", startsAt);
            requireFuture(startsAt, reader.errors());
        }
        Instant doorsAt = optional("doorsAt", reader, patch, known, current == null ? null : current.doorsAt());
        Instant endsAt = optional("endsAt", reader, patch, known, current == null ? null : current.endsAt());
        Instant refundsUntil =
                optional("refundsUntil", reader, patch, known, current == null ? null : current.refundsUntil());
        check(reader.errors(), startsAt, doorsAt, endsAt, refundsUntil);
    }

    private static Instant optional(String name, FieldReader reader, Patch patch, String zone, Instant current) {
        if (!patch.touches(ShowFields.ZONE) && !patch.touches(name)) {
            return current;
        }
        Instant time = reader.optionalTime(name, zone);
        if (patch.touches(name) || time != null) {
            patch.put(name, time);
        }
        return time;
    }

    void requireFuture(Instant startsAt, FormErrors errors) {
        if (startsAt != null && !startsAt.isAfter(Instant.now())) {
            errors.add("startsAt", messages.get().enterFutureTime());
        }
    }

    /** Checks the times against each other. */
    void check(FormErrors errors, Instant startsAt, Instant doorsAt, Instant endsAt, Instant refundsUntil) {
        if (startsAt == null) {
            return;
        }
        if (doorsAt != null && doorsAt.isAfter(startsAt)) {
            errors.add("doorsAt", messages.get().doorsBeforeStart());
        }
        if (endsAt != null && !endsAt.isAfter(startsAt)) {
            errors.add("endsAt", messages.get().endAfterStart());
        }
        Instant entry = doorsAt == null ? startsAt : doorsAt;
        if (refundsUntil != null && refundsUntil.isAfter(entry)) {
            errors.add("refundsUntil", messages.get().refundsBeforeEntry());
        }
    }
}
