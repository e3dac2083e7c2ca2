package dev.boxoffice.tickets.organiser;

import dev.boxoffice.http.NormalForm;
import dev.boxoffice.http.Text;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
        String slug) {

    private static final int MAX_NAME = 200;
    private static final String NAME =
            "One line with a visible character and without direction overrides. Stored in normalization form C and"
                    + " without space at both ends.";
    private static final String SLUG =
            "A unique name for addresses. If omitted, a new organiser gets one from its name, and an existing one keeps"
                    + " its own.";

    public OrganiserRequest {
        name = NormalForm.trimmed(name);
    }

    static OrganiserRequest of(OrganiserDetails details) {
        return new OrganiserRequest(details.name(), details.slug());
    }

    OrganiserDetails toDetails() {
        return new OrganiserDetails(name, slug);
    }

    /** An edit that omits the slug keeps it. */
    OrganiserDetails toDetails(OrganiserDetails current) {
        return new OrganiserDetails(name, slug == null ? current.slug() : slug);
    }
}
