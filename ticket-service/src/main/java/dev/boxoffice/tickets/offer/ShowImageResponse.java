package dev.boxoffice.tickets.offer;

import dev.boxoffice.tickets.show.ShowImage;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "ShowImage")
public record ShowImageResponse(
        @Schema(description = "The path of the image at this service, for example /api/images/{id}.")
        String url,

        @Schema(description = "What the image shows, for people who do not see it.")
        String alt,

        @Schema(description = "In pixels.") int width,
        @Schema(description = "In pixels.") int height) {

    /** {@code null} for a show without an image. */
    public static ShowImageResponse of(ShowImage image) {
        return image == null ? null : new ShowImageResponse(image.url(), image.alt(), image.width(), image.height());
    }
}
