package dev.boxoffice.tickets.organiser;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A stored image that stands for an organiser. Its alternative text is the organiser's name. */
@Schema(name = "Logo")
public record Logo(
        @NotNull
        @Pattern(regexp = URL, message = UNKNOWN)
        @Schema(
                description = "The url of a stored image, as POST /api/images and POST /api/images/fetch return it.",
                examples = "/api/images/2c26b46b-68ff-8fc6-bf9b-453c1d304134")
        String url) {

    static final String UNKNOWN = "must be the url of an image that POST /api/images or POST /api/images/fetch stored";
    private static final String PREFIX = "/api/images/";
    private static final String URL = PREFIX + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** {@code null} for an organiser without a logo. */
    static Logo of(UUID id) {
        return id == null ? null : new Logo(PREFIX + id);
    }

    @JsonIgnore
    UUID id() {
        return UUID.fromString(url.substring(PREFIX.length()));
    }
}
