package dev.boxoffice.storefront.selling;

import dev.boxoffice.storefront.TimeFormat;
import dev.boxoffice.storefront.TypedTime;
import dev.boxoffice.storefront.catalogue.Show;
import jakarta.ws.rs.FormParam;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The form for a show, with the values as typed, so that a refused form keeps them.
 *
 * @param offset chooses between two instants if the clocks show {@code startsAt} twice
 * @param zone an IANA name; empty for the configured zone
 */
public record ShowForm(
        @FormParam("title") String title,
        @FormParam("venue") String venue,
        @FormParam("city") String city,
        @FormParam("category") String category,
        @FormParam("startsAt") String startsAt,
        @FormParam("offset") String offset,
        @FormParam("zone") String zone,
        @FormParam("description") String description) {

    public ShowForm {
        title = orEmpty(title);
        venue = orEmpty(venue);
        city = orEmpty(city);
        category = orEmpty(category);
        startsAt = orEmpty(startsAt);
        offset = orEmpty(offset);
        zone = orEmpty(zone).strip();
        description = orEmpty(description);
    }

    private static String orEmpty(String typed) {
        return Objects.requireNonNullElse(typed, "");
    }

    static ShowForm empty(String zone) {
        return new ShowForm("", "", "", "", "", "", zone, "");
    }

    static ShowForm of(Show show, TimeFormat timeFormat) {
        return new ShowForm(
                show.title(),
                show.venue().name(),
                show.venue().city(),
                show.category(),
                timeFormat.typed(show.startsAt(), show.timeZone()),
                timeFormat.offset(show.startsAt(), show.timeZone()),
                show.timeZone(),
                show.description());
    }

    /** The typed values by field name. Values that only make sense together are one field. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("title", title);
        fields.put("venue", venue);
        fields.put("city", city);
        fields.put("category", category);
        fields.put("startsAt", startsAt + " " + offset + " " + zone);
        fields.put("description", description);
        return fields;
    }

    /** This form with the values of {@code current} in the fields that the seller did not touch. */
    ShowForm rebase(ShowForm current, Set<String> touched) {
        boolean time = touched.contains("startsAt");
        return new ShowForm(
                touched.contains("title") ? title : current.title,
                touched.contains("venue") ? venue : current.venue,
                touched.contains("city") ? city : current.city,
                touched.contains("category") ? category : current.category,
                time ? startsAt : current.startsAt,
                time ? offset : current.offset,
                time ? zone : current.zone,
                touched.contains("description") ? description : current.description);
    }

    /**
     * The venue of a request.
     *
     * @param city {@code null} for none
     */
    record Venue(String name, String city) {}

    /**
     * The fields of a show.
     *
     * @param category {@code null} for none
     */
    record Details(String title, String description, String category, Venue venue, String timeZone, Instant startsAt) {}

    /** Reads a new show. A value that cannot be read is {@code null}, and its message is added to {@code errors}. */
    Details read(TimeFormat timeFormat, FieldErrors fieldErrors, Map<String, String> errors) {
        return new Details(
                title.strip(),
                unixLines(description).strip(),
                orNull(category),
                new Venue(venue.strip(), orNull(city)),
                zone.isEmpty() ? timeFormat.zone() : zone,
                time(timeFormat, fieldErrors, errors));
    }

    /**
     * Reads an edit of {@code show}. Fields that the seller did not touch keep the exact value of the show, because a form cannot
     * show every value exactly.
     */
    Details read(
            Show show,
            Set<String> touched,
            TimeFormat timeFormat,
            FieldErrors fieldErrors,
            Map<String, String> errors) {
        boolean time = touched.contains("startsAt");
        return new Details(
                touched.contains("title") ? title.strip() : show.title(),
                touched.contains("description") ? unixLines(description).strip() : show.description(),
                touched.contains("category") ? orNull(category) : show.category(),
                new Venue(
                        touched.contains("venue") ? venue.strip() : show.venue().name(),
                        touched.contains("city") ? orNull(city) : show.venue().city()),
                time && !zone.isEmpty() ? zone : show.timeZone(),
                time ? time(timeFormat, fieldErrors, errors) : show.startsAt());
    }

    /** Browsers submit every line break as CRLF. */
    static String unixLines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private static String orNull(String typed) {
        return typed.isBlank() ? null : typed.strip();
    }

    private Instant time(TimeFormat timeFormat, FieldErrors fieldErrors, Map<String, String> errors) {
        if (!timeFormat.isZone(zone)) {
            errors.put("timeZone", fieldErrors.unknownZone());
            return null;
        }
        TypedTime typed = timeFormat.parse(startsAt, offset, zone);
        if (typed instanceof TypedTime.Accepted(Instant instant)) {
            return instant;
        }
        errors.put("startsAt", fieldErrors.of(typed, zone.isEmpty() ? timeFormat.zone() : zone));
        return null;
    }
}
