package dev.boxoffice.tickets.organiser;

import dev.boxoffice.http.NormalForm;
import dev.boxoffice.http.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "OrganiserRequest")
public record OrganiserRequest(
        @NotNull @Text(max = MAX_NAME) @Schema(minLength = 1, maxLength = MAX_NAME, description = NAME)
        String name,

        @Schema(description = SLUG)
        @Size(min = 1, max = Slug.MAX_LENGTH)
        @Pattern(
                regexp = Slug.PATTERN,
                message = "must consist of lower-case letters, digits and single hyphens between them")
        String slug,

        @Text(max = MAX_DESCRIPTION, form = Text.Form.PARAGRAPHS)
        @Schema(maxLength = MAX_DESCRIPTION, description = "CommonMark. The default is empty.")
        String description,

        @Pattern(regexp = "#[0-9A-Fa-f]{6}", message = "must be a colour such as #0b5fff")
        @Schema(description = "The colour of the organiser's page, as #rrggbb.", examples = "#0b5fff")
        String colour,

        @Valid @Schema(description = "An image that stands for the organiser.")
        Logo logo) {

    private static final int MAX_DESCRIPTION = 4000;
    private static final int MAX_NAME = 200;
    private static final String NAME =
            "One line with a visible character and without direction overrides. Stored in normalization form C and"
                    + " without space at both ends.";
    private static final String SLUG =
            "A unique name for addresses. If omitted, a new organiser gets one from its name, and an existing one keeps"
                    + " its own.";

    public OrganiserRequest {
        name = NormalForm.trimmed(name);
        description = description == null ? "" : NormalForm.of(description);
        colour = colour == null ? null : colour.toLowerCase(Locale.ROOT);
    }

    static OrganiserRequest of(OrganiserDetails details) {
        return new OrganiserRequest(
                details.name(), details.slug(), details.description(), details.colour(), Logo.of(details.logoId()));
    }

    OrganiserDetails toDetails() {
        return new OrganiserDetails(name, slug, description, colour, logo == null ? null : logo.id());
    }

    /** An edit that omits the slug keeps it. */
    OrganiserDetails toDetails(OrganiserDetails current) {
        return slug == null ? toDetails().withSlug(current.slug()) : toDetails();
    }
}
