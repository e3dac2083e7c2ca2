package dev.boxoffice.tickets.offer;

import dev.boxoffice.http.NormalForm;
import dev.boxoffice.http.Text;
import dev.boxoffice.tickets.show.ShowImage;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A stored image, and what it shows. */
@Schema(name = "ShowImageRequest")
public record ShowImageRequest(
        @NotNull
        @Pattern(regexp = URL, message = UNKNOWN)
        @Schema(
                description = "The url of a stored image, as POST /api/images and POST /api/images/fetch return it.",
                examples = "/api/images/2c26b46b-68ff-8fc6-bf9b-453c1d304134")
        String url,

        @NotNull
        @Text(max = MAX_ALT)
        @Schema(minLength = 1, maxLength = MAX_ALT, description = "What the image shows, for people who do not see it.")
        String alt) {

    static final String UNKNOWN = "must be the url of an image that POST /api/images or POST /api/images/fetch stored";
    private static final String PREFIX = "/api/images/";
    private static final String URL = PREFIX + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final int MAX_ALT = 300;

    public ShowImageRequest {
        alt = NormalForm.trimmed(alt);
    }

    /** {@code null} for a show without an image. */
    static ShowImageRequest of(ShowImage image) {
        return image == null ? null : new ShowImageRequest(image.url(), image.alt());
    }

    UUID id() {
        return UUID.fromString(url.substring(PREFIX.length()));
    }
}
