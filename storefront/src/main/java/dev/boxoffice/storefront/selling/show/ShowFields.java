package dev.boxoffice.storefront.selling.show;

import dev.boxoffice.storefront.TimeFormat;
import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.selling.form.Field;
import dev.boxoffice.storefront.selling.form.FieldReader;
import dev.boxoffice.storefront.selling.form.Forms;
import dev.boxoffice.storefront.selling.form.Patch;
import dev.boxoffice.storefront.selling.form.TypedForm;
import dev.boxoffice.storefront.selling.offer.Show;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The fields of a show in a form. */
@ApplicationScoped
class ShowFields {

    static final String ZONE = "timeZone";

    private static final int MAX_TITLE = 200;
    private static final int MAX_DESCRIPTION = 4000;
    private static final int MAX_CATEGORY = 50;
    private static final int MAX_CITY = 100;
    private static final Pattern CATEGORY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Texts<ShowFormMessages> messages;
    private final Forms forms;
    private final ShowTimes times;
    private final Countries countries;

    ShowFields(Texts<ShowFormMessages> messages, Forms forms, ShowTimes times, Countries countries) {
        this.messages = messages;
        this.forms = forms;
        this.times = times;
        this.countries = countries;
    }

    List<Field> all() {
        return List.of(
                Field.of("title", messages.get().fieldTitle()),
                Field.of("description", messages.get().fieldDescription()),
                Field.of("category", messages.get().fieldCategory()),
                Field.of("venue", messages.get().fieldVenue()),
                Field.of("address", messages.get().fieldAddress()),
                Field.of("city", messages.get().fieldCity()),
                Field.of("country", messages.get().fieldCountry()),
                Field.of(ZONE, messages.get().fieldTimeZone()),
                Field.time("startsAt", messages.get().fieldStartsAt()),
                Field.time("doorsAt", messages.get().fieldDoorsAt()),
                Field.time("endsAt", messages.get().fieldEndsAt()),
                Field.time("refundsUntil", messages.get().fieldRefundsUntil()),
                Field.of("askHolderNames", messages.get().fieldAskHolderNames()));
    }

    TypedForm empty() {
        return new TypedForm(Map.of(ZONE, forms.timeFormat().zone()));
    }

    TypedForm of(Show show) {
        var values = new LinkedHashMap<String, String>();
        values.put("title", show.title());
        values.put("description", orEmpty(show.description()));
        values.put("category", orEmpty(show.category()));
        values.put("venue", show.venue().name());
        values.put("address", orEmpty(show.venue().address()));
        values.put("city", orEmpty(show.venue().city()));
        values.put("country", orEmpty(show.venue().country()));
        values.put("askHolderNames", show.askHolderNames() ? "on" : "");
        times.type(values, show);
        return new TypedForm(values);
    }

    private static String orEmpty(String value) {
        return value == null ? "" : value;
    }

    /** A value as people read it. */
    String display(Field field, TypedForm form) {
        String value = form.get(field.name());
        return switch (field.name()) {
            case "askHolderNames" -> forms.yesOrNo(!value.isEmpty());
            case "country" -> countries.name(value);
            case "startsAt", "doorsAt", "endsAt", "refundsUntil" -> forms.localTime(value);
            default -> value;
        };
    }

    /**
     * Reads the touched fields into a request.
     *
     * @param current {@code null} for a new show
     */
    void read(FieldReader reader, Patch patch, Show current) {
        patch.set("title", () -> reader.line("title", MAX_TITLE), null);
        patch.set("description", () -> reader.paragraphs("description", MAX_DESCRIPTION), null);
        patch.set("category", () -> category(reader), null);
        venue(reader, patch, current);
        times.read(reader, patch, current);
        patch.set("askHolderNames", () -> reader.form().has("askHolderNames"), null);
    }

    private String category(FieldReader reader) {
        String category = reader.optionalLine("category", MAX_CATEGORY);
        if (category != null && !CATEGORY.matcher(category).matches()) {
            reader.errors().add("category", messages.get().enterCategory());
        }
        return category;
    }

    private void venue(FieldReader reader, Patch patch, Show current) {
        Map<String, Object> venue = new LinkedHashMap<>();
        if (patch.touches("venue")) {
            venue.put("name", reader.line("venue", MAX_TITLE));
        }
        if (patch.touches("address")) {
            venue.put("address", reader.optionalLine("address", MAX_TITLE));
        }
        if (patch.touches("city")) {
            boolean required = current == null || current.venue().city() != null;
            venue.put("city", required ? reader.line("city", MAX_CITY) : reader.optionalLine("city", MAX_CITY));
        }
        if (patch.touches("country")) {
            venue.put("country", country(reader));
        }
        if (!venue.isEmpty()) {
            patch.put("venue", venue);
        }
    }

    private String country(FieldReader reader) {
        String code = reader.form().get("country");
        if (!code.isEmpty() && !countries.isCode(code)) {
            reader.errors().add("country", messages.get().chooseCountry());
        }
        return code.isEmpty() ? null : code;
    }

    TimeFormat timeFormat() {
        return forms.timeFormat();
    }
}
