package dev.boxoffice.storefront.selling.team;

import dev.boxoffice.storefront.language.Texts;
import dev.boxoffice.storefront.selling.desk.DeskMessages;
import dev.boxoffice.storefront.selling.desk.Organiser;
import dev.boxoffice.storefront.selling.form.Field;
import dev.boxoffice.storefront.selling.form.FieldReader;
import dev.boxoffice.storefront.selling.form.Patch;
import dev.boxoffice.storefront.selling.form.TypedForm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The fields of an organiser in a form. */
@ApplicationScoped
class VenueFields {

    private static final int MAX_NAME = 200;
    private static final int MAX_SLUG = 80;
    private static final int MAX_DESCRIPTION = 4000;
    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final Pattern COLOUR = Pattern.compile("#[0-9A-Fa-f]{6}");

    private final Texts<DeskMessages> messages;

    VenueFields(Texts<DeskMessages> messages) {
        this.messages = messages;
    }

    List<Field> all() {
        return List.of(
                Field.of("name", messages.get().fieldOrganiserName()),
                Field.of("slug", messages.get().fieldSlug()),
                Field.of("description", messages.get().fieldOrganiserDescription()),
                Field.of("colour", messages.get().fieldColour()));
    }

    TypedForm of(Organiser organiser) {
        return new TypedForm(Map.of(
                "name", organiser.name(),
                "slug", organiser.slug(),
                "description", Objects.requireNonNullElse(organiser.description(), ""),
                "colour", Objects.requireNonNullElse(organiser.colour(), "")));
    }

    void read(FieldReader reader, Patch patch) {
        patch.set("name", () -> reader.line("name", MAX_NAME), null);
        patch.set("slug", () -> slug(reader), null);
        patch.set("description", () -> reader.paragraphs("description", MAX_DESCRIPTION), null);
        patch.set("colour", () -> colour(reader), null);
    }

    /** Reads the name and the slug of a new organiser, whose slug may be left to the service. */
    void readNew(FieldReader reader, Patch request) {
        request.set("name", () -> reader.line("name", MAX_NAME), null);
        if (!reader.form().get("slug").isBlank()) {
            request.set("slug", () -> slug(reader), null);
        }
    }

    private String slug(FieldReader reader) {
        String slug = reader.line("slug", MAX_SLUG);
        if (slug != null && !SLUG.matcher(slug).matches()) {
            reader.errors().add("slug", messages.get().enterSlug());
        }
        return slug;
    }

    private String colour(FieldReader reader) {
        String colour = reader.form().get("colour").strip();
        if (!colour.isEmpty() && !COLOUR.matcher(colour).matches()) {
            reader.errors().add("colour", messages.get().enterColour());
        }
        return colour.isEmpty() ? null : colour;
    }
}
